import { expect, test } from 'vitest'
import { pictureName } from './picture-name.ts'

const facts = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, origin: 'header' as const }]))

test.each([
  [{ modality: 'DX', bodyPart: 'CHEST', view: 'PA' }, 'Chest radiograph PA'],
  [{ modality: 'CR', view: 'AP' }, 'Radiograph AP'],
  [{ modality: 'CT', bodyPart: 'ABDOMEN' }, 'Abdomen CT image'],
  [{ modality: 'CT' }, 'CT image'],
  [{ modality: 'ZZ' }, 'Picture'],
  [{}, 'Picture'],
  [{ modality: 'DX', bodyPart: 'KNEE OF MR SMITH', view: 'FOR DR JONES' }, 'Radiograph'],
])('%o is a %s', (values, name) => expect(pictureName(facts(values))).toBe(name))
