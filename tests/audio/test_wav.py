"""WAV files of every usual kind come in as our own, and all else is refused in plain words."""

import os
import struct
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from legcurl_timer.audio import wav as wav_module
from legcurl_timer.audio.wav import Samples, WavError, read_wav, write_wav

PCM, IEEE_FLOAT, MU_LAW = 1, 3, 7
OUR_RATE = 48_000

with_soxr = pytest.mark.skipif(wav_module.soxr is None, reason="another rate needs soxr")


def riff(  # every field of the header is a parameter, because every one of them can be wrong
    data: bytes,
    *,
    kind: int = PCM,
    channels: int = 1,
    rate: int = OUR_RATE,
    bits: int = 16,
    claimed: int | None = None,
) -> bytes:
    """Put a WAV file together; `claimed` is the length of the data that the header tells."""
    block = channels * ((bits + 7) // 8)
    header = struct.pack("<HHIIHH", kind, channels, rate, rate * block & 0xFFFFFFFF, block & 0xFFFF, bits)
    length = len(data) if claimed is None else claimed
    chunks = b"fmt " + struct.pack("<I", len(header)) + header + b"data" + struct.pack("<I", length) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunks) & 0xFFFFFFFF) + b"WAVE" + chunks


def sine(hz: float, level: float, rate: int, seconds: float = 0.5) -> NDArray[np.float64]:
    """Return a sine that reaches `level` of full scale."""
    return level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)


def encoded(signal: NDArray[np.float64], bits: int) -> bytes:
    """Return a signal in -1..1 as the little-endian integers of a WAV file."""
    whole = np.rint(signal * (2 ** (bits - 1) - 1)).astype(np.int64)
    if bits == 8:
        return bytes((whole + 128).astype(np.uint8))
    return b"".join(int(value).to_bytes(bits // 8, "little", signed=True) for value in whole)


def written(folder: Path, data: bytes) -> Path:
    """Write a file to be read."""
    path = folder / "sound.wav"
    path.write_bytes(data)
    return path


def strongest_hz(samples: Samples) -> float:
    """Return the frequency that is heard, as exactly as the length of the samples allows."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), n=OUR_RATE * 4))
    return float(np.argmax(spectrum)) / 4


@pytest.mark.parametrize("data", [b"\x00\x00", b"\x01\x80\xff\x7f\x00\x80", os.urandom(2_000)])
def test_our_own_format_bit_for_bit(tmp_path: Path, data: bytes) -> None:
    """48 kHz, 16 bit, mono comes in without a bit being touched."""
    samples = read_wav(written(tmp_path, riff(data)), longest_s=3)

    assert samples.dtype == np.int16
    assert samples.astype("<i2").tobytes() == data


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    """A file that we write reads back equal, here and by Python's own reader."""
    samples = np.array([0, 1, -1, 32_767, -32_768], np.int16)
    path = tmp_path / "out.wav"

    write_wav(path, samples)

    np.testing.assert_array_equal(read_wav(path, longest_s=3), samples)
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (48_000, 2, 1)


@with_soxr
@pytest.mark.parametrize("bits", [8, 16, 24, 32])
@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000, 192_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_usual_formats(tmp_path: Path, bits: int, rate: int, channels: int) -> None:
    """A 1 kHz tone keeps its pitch, its level and its length, whatever it was recorded as."""
    tone = np.repeat(sine(1_000, 0.5, rate), channels)
    file = riff(encoded(tone, bits), channels=channels, rate=rate, bits=bits)

    samples = read_wav(written(tmp_path, file), longest_s=3)

    middle = samples[2_400:-2_400] / 32_767
    assert samples.dtype == np.int16
    assert len(samples) == pytest.approx(OUR_RATE / 2, abs=2)
    assert strongest_hz(samples) == pytest.approx(1_000, abs=0.5)
    assert np.sqrt(2) * np.std(middle) == pytest.approx(0.5, rel=0.01)
    assert abs(float(np.mean(middle))) < 0.005


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
def test_both_ends_of_the_scale(tmp_path: Path, bits: int) -> None:
    """The highest, the middle and the lowest number of each depth come out as loudest, zero and loudest."""
    data = encoded(np.array([1.0, 0.0, -1.0]).repeat(2), bits)

    samples = read_wav(written(tmp_path, riff(data, channels=2, bits=bits)), longest_s=3)

    assert samples.tolist() == pytest.approx([32_767, 0, -32_767], abs=32_768 // 2 ** (bits - 1) + 1)


def test_channels_are_averaged(tmp_path: Path) -> None:
    """A sound on the left alone is heard at half its level, and opposite channels cancel."""
    left, right = [8_000, 8_000, -400], [0, -8_000, -400]
    data = np.array([left, right], "<i2").T.tobytes()

    samples = read_wav(written(tmp_path, riff(data, channels=2)), longest_s=3)

    assert samples.tolist() == pytest.approx([4_000, 0, -400], abs=1)


@with_soxr
def test_resampling_never_wraps(tmp_path: Path) -> None:
    """A square wave at full scale, which a resampler overshoots, is held at full scale."""
    square = np.where(sine(400, 1.0, 44_100) >= 0, 32_767, -32_768).astype("<i2")

    samples = read_wav(written(tmp_path, riff(square.tobytes(), rate=44_100)), longest_s=3)

    high = samples[5:55]  # inside the first half of the first wave, 60 frames long
    assert samples.max() == 32_767
    assert samples.min() == -32_767
    assert high.min() > 0


@pytest.mark.parametrize(
    ("frames", "accepted"), [(3 * OUR_RATE, True), (3 * OUR_RATE + 1, False), (30 * OUR_RATE, False)]
)
def test_longest(tmp_path: Path, frames: int, accepted: bool) -> None:
    """Three seconds are accepted to the sample, and one more is not."""
    path = written(tmp_path, riff(bytes(2 * frames)))

    if accepted:
        assert len(read_wav(path, longest_s=3)) == frames
    else:
        with pytest.raises(WavError, match="is longer than 3 s"):
            read_wav(path, longest_s=3)


UNREADABLE = "is not a WAV file that can be read"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"This is a letter, not a sound at all.", UNREADABLE),
        (b"", f"{UNREADABLE} (it ends too early)"),
        (riff(b"")[:30], f"{UNREADABLE} (it ends too early)"),
        (riff(b"")[:36], UNREADABLE),  # no data chunk
        (riff(bytes(400), kind=IEEE_FLOAT, bits=32), f"{UNREADABLE} (unknown format: 3)"),
        (riff(bytes(400), kind=MU_LAW, bits=8), f"{UNREADABLE} (unknown format: 7)"),
        (riff(bytes(400), channels=0), UNREADABLE),
        (riff(bytes(400), bits=0), UNREADABLE),
        (riff(bytes(400), bits=64), "has 64 bits a sample; 8, 16, 24 or 32 can be used"),
        (riff(bytes(400), rate=0), "has a rate of 0 Hz"),
        (riff(bytes(16), rate=4 * 10**9, claimed=4 * 10**9), "has a rate of 4,000,000,000 Hz"),
        (riff(bytes(400), rate=7_999), "has a rate of 7,999 Hz; 8,000 to 192,000 can be used"),
        (riff(bytes(400), rate=192_001), "has a rate of 192,001 Hz; 8,000 to 192,000 can be used"),
        (riff(b""), "holds no sound"),
        (riff(b"\x01"), "holds no sound"),  # half a sample
        (riff(b"\x01\x02\x03", channels=2), "holds no sound"),  # half a frame
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_used(tmp_path: Path, data: bytes, complaint: str) -> None:
    """A file that is broken or of another kind is refused by one line that says what it is."""
    with pytest.raises(WavError) as refused:
        read_wav(written(tmp_path, data), longest_s=3)

    assert str(refused.value).startswith(f"it {complaint}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("rate", [44_100, 96_000])
def test_another_rate_without_soxr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rate: int) -> None:
    """Where there is no soxr a file of another rate is refused with what to do; one of ours is read."""
    monkeypatch.setattr(wav_module, "soxr", None)
    data = encoded(np.repeat(sine(400, 0.5, OUR_RATE), 2), 24)

    assert len(read_wav(written(tmp_path, riff(data, channels=2, bits=24)), longest_s=3)) == OUR_RATE / 2
    with pytest.raises(WavError) as refused:
        read_wav(written(tmp_path, riff(data, channels=2, bits=24, rate=rate)), longest_s=3)
    assert str(refused.value) == (
        f"it has a rate of {rate:,} Hz, which cannot be converted here; save it at 48,000 Hz"
    )


def test_directory(tmp_path: Path) -> None:
    """A folder of that name cannot be read; whoever asked adds the name."""
    with pytest.raises(WavError) as refused:
        read_wav(tmp_path, longest_s=3)

    assert str(refused.value).startswith("it cannot be read (")
    assert str(tmp_path) not in str(refused.value)


def test_data_shorter_than_told(tmp_path: Path) -> None:
    """A file that was cut off sounds as far as it goes."""
    whole_frames = np.array([5, -5, 7], "<i2").tobytes()
    path = written(tmp_path, riff(whole_frames + b"\x01", claimed=4_000))

    assert read_wav(path, longest_s=3).tolist() == [5, -5, 7]


def check(folder: Path, data: bytes) -> None:
    """Check that a file that may be anything gives samples of our format, or is refused in one line."""
    samples, line = np.zeros(0, np.int16), "it was read"
    try:
        samples = read_wav(written(folder, data), longest_s=3)
    except WavError as refused:
        line = str(refused)
    assert len(line.splitlines()) == 1
    assert samples.dtype == np.int16
    assert len(samples) <= 3 * OUR_RATE + 1


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for files that are written over and over."""
    return tmp_path_factory.mktemp("wav")


@given(data=st.binary(max_size=400))
@example(data=b"RIFF\xff\xff\xff\xffWAVE")
@example(data=b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff")
def test_any_bytes(scratch: Path, data: bytes) -> None:
    """Whatever bytes a file holds, it is refused by a WavError and by no other error."""
    check(scratch, data)


@given(
    header=st.fixed_dictionaries(
        {
            "kind": st.sampled_from([PCM, PCM, PCM, IEEE_FLOAT, 0xFFFE, 0]),
            "channels": st.integers(0, 8) | st.just(0xFFFF),
            "rate": st.sampled_from([1, 7_999, 8_000, 11_025, 44_100, 48_000, 192_000, 192_001])
            | st.integers(1, 400_000),
            "bits": st.sampled_from([1, 8, 12, 16, 20, 24, 32, 64]) | st.integers(0, 0xFFFF),
            "claimed": st.none() | st.integers(0, 2_000_000),
        }
    ),
    data=st.binary(max_size=600),
    cut=st.integers(0, 60) | st.none(),
)
def test_any_header(scratch: Path, header: dict[str, int], data: bytes, cut: int | None) -> None:
    """Whatever the fields of the header claim, the file is read or refused, never a crash."""
    file = riff(data, **header)
    check(scratch, file if cut is None else file[: len(file) - cut])
