import { expect, test } from 'vitest'
import { defaultPolicy } from './trusted-types.ts'

test('text without markup may become HTML, anything with a tag may not', () => {
  expect(defaultPolicy.createHTML('.a > .b { color: red }')).toBe('.a > .b { color: red }')
  expect(defaultPolicy.createHTML('<img src=x onerror=alert(1)>')).toBeNull()
})

test.each([
  ['/assets/worker.js'],
  ['assets/worker.js'],
  [`${location.origin}/worker.js`],
  [URL.createObjectURL(new Blob())],
])('a script of this origin may be loaded: %s', (address) => {
  expect(defaultPolicy.createScriptURL(address)).toBe(address)
})

test.each([
  ['https://example.org/a.js'],
  ['//example.org/a.js'],
  ['data:text/javascript,1'],
  ['javascript:1'],
  ['http://'],
])('no other script may: %s', (address) => {
  expect(defaultPolicy.createScriptURL(address)).toBeNull()
})
