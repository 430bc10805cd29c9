import { describe, expect, test } from 'vitest'
import { labelSchema } from '../../domain/records/label.ts'
import { createRegistry } from '../../lib/registry.ts'
import { createUuidV7 } from '../../lib/uuid-v7.ts'
import { reservedKeys } from '../shared/keys/known-keys.ts'
import { starterLabelList, starterSet } from './starter-labels.ts'

/** Keys of the image tools and of its viewer. */
const viewerKeys = [...'VHREPLKBXMAIFNZ0?[]']

describe('the starter labels', () => {
  const { labels, terminology } = starterSet(createUuidV7(Date.now))

  test('are valid records', () => {
    for (const label of labels) expect(labelSchema.parse(label)).toEqual(label)
    expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length)
  })

  test.each(starterLabelList.filter(({ term }) => term !== null))(
    '$name is coded by the concept "$term"',
    ({ name, term }) => {
      expect(labels.find((label) => label.name === name)?.coding).toEqual({
        system: 'urn:glossa:starter',
        version: terminology.version,
        code: expect.stringMatching(/^GS\d+$/),
        display: term,
      })
    },
  )

  test('have keys of their own that neither a tool nor the workbench has', () => {
    const keys = starterLabelList.map(({ hotkey }) => hotkey.toUpperCase())
    const reserved = [...reservedKeys(createRegistry([]), []).map(({ key }) => key), ...viewerKeys]
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => reserved.includes(key))).toEqual([])
  })

  test('serve images and notes', () => {
    expect(labels.filter(({ targets }) => targets.includes('box')).length).toBeGreaterThanOrEqual(13)
    expect(labels.some(({ targets }) => targets.length === 1 && targets[0] === 'span')).toBe(true)
  })
})
