import { expect, test } from 'vitest'
import { grayscaleImage } from '../../../imaging/pixels/picture.ts'
import { typedWindow } from './window-entry.ts'

const picture = grayscaleImage({ widthPx: 2, heightPx: 1, values: new Int16Array([-1000, 3000]) })
const from = { centre: 40, width: 400 }

test.each([
  ['centre', '-600', { centre: -600, width: 400 }],
  ['centre', '−12,5', { centre: -12.5, width: 400 }],
  ['centre', '0', { centre: 0, width: 400 }],
  ['width', '1', { centre: 40, width: 1 }],
  ['width', '0', null],
  ['width', '-5', null],
  ['centre', '1e999', null],
  ['centre', 'forty', null],
  ['centre', '', null],
] as const)('%s "%s"', (field, text, expected) => {
  expect(typedWindow(picture, from, field, text)).toEqual(expected)
})
