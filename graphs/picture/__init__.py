"""What does a network look like? One HTML file that opens anywhere without a server, and a drawing for print."""

from graphs.picture.drawing import draw
from graphs.picture.page import interactive_page

__all__ = ["draw", "interactive_page"]
