import { describe, expect, it } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { unwrap } from '../../lib/result.ts'
import { numbersOf, textOf } from './element-values.ts'
import { parseDicom } from './parse.ts'
import { storedValues } from './stored-values.ts'
import { dicomElement, writeDicom } from './write.ts'

describe('writeDicom', () => {
  for (const isExplicit of [true, false]) {
    it(`writes what the parser reads (${isExplicit ? 'explicit' : 'implicit'})`, async () => {
      const values = Uint16Array.from({ length: 6 }, (_, index) => index * 700)
      const elements = grayscaleElements({ widthPx: 3, heightPx: 2, values })
      const file = unwrap(
        parseDicom(writeDicom([...elements, dicomElement('PixelSpacing', [0.25, 0.5])], { isExplicit })),
      )
      expect(file.isExplicit).toBe(isExplicit)
      expect(textOf(file.dataSet, 'Modality')).toBe('DX')
      expect(numbersOf(file.dataSet, 'PixelSpacing')).toEqual([0.25, 0.5])
      expect(unwrap(await storedValues(file, 0))).toEqual(values)
    })
  }

  it('writes the same bytes whatever the order of the elements', () => {
    const elements = grayscaleElements({ widthPx: 1, heightPx: 1, values: Uint16Array.of(7) })
    expect(writeDicom([...elements].reverse())).toEqual(writeDicom(elements))
  })

  it('keeps a decimal string within 16 characters', () => {
    const elements = grayscaleElements({ widthPx: 1, heightPx: 1, values: Uint16Array.of(7) })
    const file = unwrap(parseDicom(writeDicom([...elements, dicomElement('PixelSpacing', [1 / 3, 2 / 3])])))
    expect(numbersOf(file.dataSet, 'PixelSpacing')).toEqual([0.3333333333, 0.6666666667])
  })
})
