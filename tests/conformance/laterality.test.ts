import { afterAll, describe, expect, it } from 'vitest'
import type { Facts } from '../../src/domain/records/case.ts'
import type { Target } from '../../src/domain/records/target.ts'
import { sideOfTarget } from '../../src/domain/sides/side-of-target.ts'
import { type DicomElement, dicomElement, writeDicom } from '../../src/imaging/dicom/write.ts'
import { inspectPictures } from '../../src/modalities/image/inspect.ts'
import { edgeLetters } from '../../src/modalities/image/views/edge-letters.ts'
import { grayscaleElements } from '../fixtures/grayscale-elements.ts'
import { greyPng } from '../fixtures/picture-files.ts'

/** The facts that an import takes from a file. */
async function importedFacts(bytes: Uint8Array<ArrayBuffer>): Promise<Facts> {
  const file = {
    name: 'picture',
    path: 'picture',
    sizeBytes: bytes.length,
    bytes: async (start = 0, end = bytes.length) => bytes.subarray(start, end),
  }
  for await (const draft of inspectPictures([file], new AbortController().signal, { keepSources: false })) {
    if (!('code' in draft)) return draft.facts
    throw new Error(draft.code)
  }
  throw new Error('not recognised')
}

const sidePx = 200

function film(...more: DicomElement[]): Promise<Facts> {
  const values = new Uint16Array(sidePx * sidePx)
  const replaced = new Set(more.map(({ tag }) => tag))
  const elements = grayscaleElements({ widthPx: sidePx, heightPx: sidePx, values }).filter(
    ({ tag }) => !replaced.has(tag),
  )
  return importedFacts(writeDicom([...elements, ...more]))
}

const chest = dicomElement('BodyPartExamined', 'CHEST')
const view = (value: string) => dicomElement('ViewPosition', value)
const orientation = (value: string) => dicomElement('PatientOrientation', value)
const slice = (direction: readonly number[], position: readonly number[]) => [
  dicomElement('Modality', 'CT'),
  dicomElement('PixelSpacing', [2, 2]),
  dicomElement('ImageOrientationPatient', direction),
  dicomElement('ImagePositionPatient', position),
]

/** A mark in the left, middle or right part of the picture as it is stored. */
const leftPart: Target = { kind: 'box', x: 30, y: 60, width: 30, height: 30, rotation: 0 }
const middle: Target = { kind: 'box', x: 85, y: 60, width: 28, height: 30, rotation: 0 }
const rightPart: Target = { kind: 'box', x: 140, y: 60, width: 30, height: 30, rotation: 0 }
const across: Target = { kind: 'box', x: 20, y: 60, width: 160, height: 30, rotation: 0 }

const sides = (facts: Facts) =>
  [leftPart, middle, rightPart, across].map((target) => sideOfTarget(target, facts).laterality).join(' ')
const bases = (facts: Facts) =>
  new Set([leftPart, middle, rightPart, across].map((target) => sideOfTarget(target, facts).basis))

const facing = 'right midline left bilateral'
const mirrored = 'left midline right bilateral'
const nothing = 'unknown unknown unknown unknown'

const flippedView = { a: -1, b: 0, c: 0, d: 1 }

/** Twelve pictures, and what is told of a mark in the left part, in the middle, in the right part, and across. */
const fixtures: readonly (readonly [name: string, facts: () => Promise<Facts>, sides: string, basis: string])[] = [
  ['PA', () => film(chest, view('PA')), facing, 'view-convention'],
  ['AP', () => film(chest, view('AP')), facing, 'view-convention'],
  ['lateral', () => film(chest, view('LL')), nothing, 'none'],
  ['flipped view of a PA film', () => film(chest, view('PA'), orientation('L\\F')), facing, 'orientation'],
  ['PNG without header', () => importedFacts(new Uint8Array(greyPng(sidePx, sidePx))), nothing, 'none'],
  ['orientation L\\F', () => film(chest, orientation('L\\F')), facing, 'orientation'],
  ['orientation R\\F (stored mirrored)', () => film(chest, view('PA'), orientation('R\\F')), mirrored, 'orientation'],
  ['orientation A\\F', () => film(chest, orientation('A\\F')), nothing, 'none'],
  [
    'MLO mammogram of the right breast',
    () =>
      film(
        dicomElement('Modality', 'MG'),
        dicomElement('BodyPartExamined', 'BREAST'),
        view('MLO'),
        orientation('A\\FR'),
        dicomElement('ImageLaterality', 'R'),
      ),
    'right right right right',
    'image-laterality',
  ],
  ['CT, axial', () => film(...slice([1, 0, 0, 0, 1, 0], [-199, -199, 40])), facing, 'orientation'],
  ['CT, rows to the right', () => film(...slice([-1, 0, 0, 0, -1, 0], [199, 199, 40])), mirrored, 'orientation'],
  [
    'PNG, view stated by a reader',
    async () => ({
      ...(await importedFacts(new Uint8Array(greyPng(sidePx, sidePx)))),
      view: { value: 'PA', origin: 'reader' as const },
    }),
    facing,
    'view-convention',
  ],
]

describe('the side of a mark', () => {
  let right = 0
  afterAll(() => console.log(`Laterality: ${right} of ${fixtures.length}`))

  it.each(fixtures)('%s', async (_, read, expected, basis) => {
    const facts = await read()
    expect(sides(facts)).toBe(expected)
    expect(bases(facts)).toEqual(new Set([basis]))
    right += 1
  })

  it('is told by source pixels: a flipped view changes the letters and nothing else', async () => {
    const facts = await film(chest, view('PA'), orientation('L\\F'))
    expect(edgeLetters(facts, { a: 1, b: 0, c: 0, d: 1 })).toMatchObject({ left: 'R', right: 'L' })
    expect(edgeLetters(facts, flippedView)).toMatchObject({ left: 'L', right: 'R' })
    expect(sides(facts)).toBe(facing)
  })
})
