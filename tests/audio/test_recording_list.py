"""What to say for each recording of a voice of one's own."""

from support.bracketed import spoken_in_brackets

from legcurl_timer.audio.recording_list import list_text, recordings
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.voice import LAST_USUAL_NUMBER, OWN_VOICE
from legcurl_timer.core.lifts.variations import load_variations


def test_every_word_of_ours_is_listed() -> None:
    """Whoever records the list leaves nothing out that ours says, but the numbers of long sets."""
    ours = {path.stem for path in (sounds_folder() / OWN_VOICE).glob("*.wav")}
    listed = {each.name for each in recordings(load_variations())}
    left_out = ours - listed
    assert all("_" in (name[0], name[-1]) or int(name) > LAST_USUAL_NUMBER for name in left_out)
    assert listed - ours == {str(number) for number in range(21, 30)}


def test_names_stay_and_texts_are_translated() -> None:
    """Files have the same names in every language; what is said for them is not the same."""
    english = recordings(load_variations())
    with spoken_in_brackets():
        other = recordings(load_variations())
    assert [each.name for each in english] == [each.name for each in other]
    words = [each for each in other if not each.name.isdecimal()]
    assert all(each.text.startswith("[") for each in words)


def test_the_list_can_be_taken_along() -> None:
    """It is a line for each recording, with what to say and how long it may last."""
    lines = list_text(load_variations()).splitlines()
    assert 'curl.wav: "curl", at most 0.6 s' in lines
    assert 'set_done.wav: "set done", at most 1.5 s' in lines
