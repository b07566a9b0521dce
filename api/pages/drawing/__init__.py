"""Charts and the map: geometry made on the server, drawn as accessible SVG by templates."""
