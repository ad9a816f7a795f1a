"""The six lifts: their phases, tempos, words and legs."""
