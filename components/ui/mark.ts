/** The mark of whose package it is, in one colour: an SVG path for strokes in a square of 16. */
export const mark = 'M8 14.5v-13M8 3h4.5l2 1.8l-2 1.8H8M8 8H3.8l-2 1.7l2 1.8H8';
