import { expect, test } from 'vitest'
import { sameDependencies } from '../../scripts/ensure-install.mjs'

const locked = {
  '': { version: '0.1.0' },
  'node_modules/react': { version: '19.3.1', integrity: 'sha512-a' },
  'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
}
const installed = { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-a' } }

function same(lock: object, list: object) {
  return sameDependencies(JSON.stringify({ packages: lock }), JSON.stringify({ packages: list }))
}

test('what npm ci leaves is as locked, whether optional packages are there or not', () => {
  expect(same(locked, installed)).toBe(true)
  expect(same(locked, { ...installed, 'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b' } })).toBe(
    true,
  )
})

test.each([
  ['a missing package', {}],
  ['another version', { 'node_modules/react': { version: '19.3.0', integrity: 'sha512-a' } }],
  ['other content', { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-z' } }],
  ['a package too many', { ...installed, 'node_modules/vue': { version: '3.0.0', integrity: 'sha512-v' } }],
  ['an optional package of another version', { ...installed, 'node_modules/fsevents': { version: '2.0.0' } }],
])('%s calls for npm ci', (_, list) => {
  expect(same(locked, list)).toBe(false)
})
