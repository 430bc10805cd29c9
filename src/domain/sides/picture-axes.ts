import { viewKindOf } from '../facts/view-kind.ts'
import { displayOrientation } from '../geometry/display-orientation.ts'
import type { Fact, Facts } from '../records/case.ts'

/**
 * Where the patient is in a picture: the directions of its rows (x, to the right) and columns (y, downwards) in the letters of DICOM PS3.3
 * C.7.6.1.1.1 (L left, R right, A anterior, P posterior, H head, F feet; the main direction first), null where it is not known.
 */
export interface PictureAxes {
  readonly x: string | null
  readonly y: string | null
  readonly basis: 'orientation' | 'view-convention'
}

/** A plane in the patient's coordinates (mm; x to the left, y to the back, z to the head), of the first picture of an item. */
export interface PicturePlane {
  /** Direction of the rows and of the columns, each of length 1. */
  readonly rows: Vector
  readonly columns: Vector
  /** Centre of the first pixel; null where the header does not say. */
  readonly origin: Vector | null
}

export type Vector = readonly [x: number, y: number, z: number]

/** What the header says; else, for a frontal projection, left and right as they are usually shown; null where neither is known. */
export function pictureAxes(facts: Facts): PictureAxes | null {
  const view = viewKindOf(facts)
  const isFrontal = view === 'PA' || view === 'AP' || view === 'frontal'
  const stated = headerAxes(facts)
  // A reader who says the view has looked at the picture: an orientation that cannot be of that view is the one in error.
  const isOutdone = facts.view?.origin === 'reader' && isFrontal && stated !== null && !showsSides(stated)
  if (stated !== null && !isOutdone) return stated
  // Frontal films are hung as if one faced the patient, whichever way the beam went.
  return isFrontal ? conventionAxes(facts) : null
}

/** The left of the patient is on the right of the film as it is looked at, which may be stored turned. */
function conventionAxes(facts: Facts): PictureAxes {
  const { a, c } = displayOrientation(facts)
  const letter = (step: number) => (step === 0 ? null : step > 0 ? 'L' : 'R')
  return { x: letter(a), y: letter(c), basis: 'view-convention' }
}

/** The axes that the header states, by PatientOrientation or by ImageOrientationPatient. */
export function headerAxes(facts: Facts): PictureAxes | null {
  const plane = picturePlane(facts)
  if (plane !== null) return { x: lettersOf(plane.rows), y: lettersOf(plane.columns), basis: 'orientation' }
  const value = facts.patientOrientation?.value
  const [x, y] = Array.isArray(value) ? value : []
  if (!isLetters(x) || !isLetters(y) || axisOf(x) === axisOf(y)) return null
  return { x, y, basis: 'orientation' }
}

/** Whether left and right of the patient lie in the picture, along its rows or its columns. */
export function showsSides({ x, y }: PictureAxes): boolean {
  return axisOf(x ?? '') === 'LR' || axisOf(y ?? '') === 'LR'
}

/** ImageOrientationPatient and ImagePositionPatient as vectors; null where the header has none that can be. */
export function picturePlane(facts: Facts): PicturePlane | null {
  const direction = numbersOf(facts.imageOrientation)
  if (direction.length !== 6) return null
  const rows = vectorOf(direction.slice(0, 3))
  const columns = vectorOf(direction.slice(3))
  if (rows === null || columns === null || !isUnit(rows) || !isUnit(columns)) return null
  return { rows, columns, origin: vectorOf(numbersOf(facts.imagePosition)) }
}

const opposites: Readonly<Record<string, string>> = { L: 'R', R: 'L', A: 'P', P: 'A', H: 'F', F: 'H' }

/** The letters of the opposite direction. */
export function oppositeLetters(letters: string): string {
  return [...letters].map((letter) => opposites[letter] ?? '').join('')
}

/** Which pair the main direction of some letters belongs to. */
export function axisOf(letters: string): 'LR' | 'AP' | 'HF' | null {
  const first = letters.charAt(0)
  if (first === '') return null
  return (['LR', 'AP', 'HF'] as const).find((pair) => pair.includes(first)) ?? null
}

function isLetters(value: unknown): value is string {
  return typeof value === 'string' && /^[LRAPHF]{1,3}$/.test(value)
}

/** A part of a direction that is smaller than this, of 1, is not worth a letter: about 15 degrees. */
const smallestPart = 0.25

function lettersOf(direction: Vector): string {
  const letters = [
    [direction[0], 'L', 'R'],
    [direction[1], 'P', 'A'],
    [direction[2], 'H', 'F'],
  ] as const
  return [...letters]
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
    .filter(([part]) => Math.abs(part) >= smallestPart)
    .map(([part, positive, negative]) => (part > 0 ? positive : negative))
    .join('')
}

function isUnit([x, y, z]: Vector): boolean {
  return Math.abs(Math.hypot(x, y, z) - 1) < 0.05
}

function vectorOf([x, y, z]: readonly number[]): Vector | null {
  return x === undefined || y === undefined || z === undefined ? null : [x, y, z]
}

function numbersOf(fact: Fact | undefined): readonly number[] {
  const value = fact?.value
  return Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isFinite(item)) ? value : []
}
