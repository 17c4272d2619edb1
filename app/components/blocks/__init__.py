"""The blocks page in parts: catalogue, card, cover, screening, dose, course, drugs and indications."""
