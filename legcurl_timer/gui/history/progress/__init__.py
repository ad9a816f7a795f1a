"""Plots of what training adds up to. Only this package knows pyqtgraph; import it when a plot is wanted."""
