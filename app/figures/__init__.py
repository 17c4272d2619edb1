"""Figures: numbers of the library in, plotly figures out. Plotly is loaded only where one is opened."""
