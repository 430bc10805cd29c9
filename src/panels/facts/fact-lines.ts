import { filedFact } from '../../domain/commands/fact-commands.ts'
import type { StateableFact } from '../../domain/facts/stateable.ts'
import type { Fact, Facts } from '../../domain/records/case.ts'
import { factText, orientationText, pixelShapeText, sizeText } from './fact-text.ts'

/** A fact as the panel shows it. */
export interface FactLine {
  readonly name: string
  /** In plain words; null: unknown. */
  readonly text: string | null
  /** Where it is known from; null where it is unknown, or a person stated it. */
  readonly source: string | null
}

/** A fact that a reader can state. */
export interface StateableLine {
  readonly fact: StateableFact
  readonly name: string
}

export const stateableLines: readonly StateableLine[] = [
  { fact: 'view', name: 'View' },
  { fact: 'posture', name: 'Posture' },
  { fact: 'portable', name: 'Portable' },
  { fact: 'laterality', name: 'Image’s side' },
  { fact: 'bodyPart', name: 'Body part' },
  { fact: 'acquiredAt', name: 'Date' },
]

const plainNames: readonly (readonly [fact: string, name: string])[] = [
  ['modality', 'Modality'],
  ['presentationIntent', 'Intent'],
  ['spacing', 'Spacing'],
  ['spacingCalibration', 'Calibration'],
  ['magnification', 'Magnification'],
  ['manufacturer', 'Manufacturer'],
]

/** Facts that few files tell and nobody misses. */
const rareNames: readonly (readonly [fact: string, name: string])[] = [
  ['presentationLutShape', 'Greys'],
  ['bitsPerSample', 'Bits per sample'],
  ['displayOrientation', 'Shown'],
]

/** Facts that only a file can tell; what it does not tell is there as unknown. */
export function fileLines(facts: Facts): readonly FactLine[] {
  const orientation = facts.imageOrientation ?? facts.patientOrientation
  const shape = pixelShapeText(facts)
  return [
    { name: 'Orientation', text: orientationText(facts), source: sourceText(orientation) },
    ...plainNames.map(([fact, name]) => {
      const told = fact === 'spacing' ? (facts.spacing ?? facts.sliceSpacings) : facts[fact]
      return { name, text: factText(fact, told), source: sourceText(told) }
    }),
    ...rareNames.flatMap(([fact, name]) =>
      facts[fact] === undefined ? [] : [{ name, text: factText(fact, facts[fact]), source: sourceText(facts[fact]) }],
    ),
    ...(shape === null
      ? []
      : [{ name: 'Pixel shape', text: shape, source: sourceText(filedFact(facts.spacing) ?? facts.pixelAspect) }]),
    { name: 'Size', text: sizeText(facts), source: sourceText(facts.columns) },
  ]
}

/** The element of the header, or the manifest, that a fact is known from. */
export function sourceText(fact: Fact | undefined): string | null {
  if (fact === undefined || fact.origin === 'reader') return null
  return fact.origin === 'manifest' ? 'Manifest' : (fact.tag ?? 'File')
}

/** The facts that matter most, in a line: "PA · Erect · 25 Jan 2020". */
export function factsSummary(facts: Facts): string {
  const view = typeof facts.view?.value === 'string' ? facts.view.value : 'View unknown'
  const others = ['posture', 'portable', 'acquiredAt'].flatMap(
    (name) => factText(name, facts[name])?.split(',')[0] ?? [],
  )
  return [view, ...others].join(' · ')
}

/** Whether an item is a picture: only of pictures there are facts of this kind. */
export function isPictured(facts: Facts): boolean {
  return sizeText(facts) !== null
}
