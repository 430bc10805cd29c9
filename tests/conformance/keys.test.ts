import { expect, test } from 'vitest'
import { modalities } from '../../src/app/composition.ts'
import { clashesWith, knownKeys } from '../../src/pages/shared/keys/known-keys.ts'

const known = knownKeys(modalities, [])

test('no two things are built in on one key in one place', () => {
  const clashes = known
    .filter(({ isFixed }) => !isFixed)
    .flatMap((key) =>
      clashesWith(known, [], key, key.chord).map((other) => `${key.chord}: ${key.text} | ${other.text}`),
    )
  expect(clashes).toEqual([])
})
