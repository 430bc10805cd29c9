import { expect, it } from 'vitest'
import { joinedNames } from './joined-names.ts'

it('names each label once, in the order in which they come, with how often', () => {
  expect(joinedNames(['Nodule'])).toBe('Nodule')
  expect(joinedNames(['Consolidation', 'Nodule', 'Consolidation', 'Consolidation'])).toBe('Consolidation ×3 + Nodule')
  expect(joinedNames(['CO', '…CO', 'CO'], '+')).toBe('CO ×2+…CO')
})
