; Inno Setup's recipe for the installer: ISCC /DVersion=0.1.0 packaging\windows\legcurl-timer.iss
; It installs for one person, who need not be an administrator, and makes dist\legcurl-timer-VERSION-windows-x86_64.exe
; out of the folder build\bundle\legcurl-timer that packaging\bundle.py has made.

#define Name "Leg Curl Timer"
#define Window "legcurl-timer-window.exe"

[Setup]
; Stays the same for ever: by it a newer version finds the older one.
AppId={{67E31914-077E-4A0B-8CEA-C4F2C7481ADE}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
PrivilegesRequired=lowest
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
; Python and Qt run on Intel and AMD, and on ARM where Windows 11 translates.
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=legcurl-timer-{#Version}-windows-x86_64
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\{#Window}

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "pt_BR"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Of the version before, nothing is left beside the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "build\bundle\legcurl-timer\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Window}"; Tasks: desktopicon

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

; Uninstalling removes what was installed and nothing else: sets, plans and settings lie in the person's own folder,
; %LOCALAPPDATA%\legcurl-timer, and stay.
