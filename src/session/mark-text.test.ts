import { expect, test } from 'vitest'
import { placeText } from './mark-text.ts'

const picture = { widthPx: 900, heightPx: 600 }
const at = (x: number, y: number) => placeText({ x: x - 5, y: y - 5, width: 10, height: 10 }, picture)

test('a place is told by the ninth of the picture that the middle of a mark is in', () => {
  expect([at(10, 10), at(450, 10), at(890, 10)]).toEqual(['upper left', 'upper middle', 'upper right'])
  expect([at(10, 300), at(450, 300), at(890, 300)]).toEqual(['middle left', 'centre', 'middle right'])
  expect([at(10, 590), at(450, 590), at(890, 590)]).toEqual(['lower left', 'lower middle', 'lower right'])
})

test('what reaches over the edge is told by the nearest ninth', () => {
  expect([at(-20, -20), at(920, 620)]).toEqual(['upper left', 'lower right'])
})
