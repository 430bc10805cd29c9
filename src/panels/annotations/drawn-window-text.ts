import { uptakeFactor, uptakeUnit } from '../../domain/measure/uptake.ts'
import type { Annotation, voiFunctions } from '../../domain/records/annotation.ts'
import type { Facts } from '../../domain/records/case.ts'

const figure = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6, useGrouping: false })

/** What is worth a word beside the figures: the usual function is not. */
const functionTexts: Readonly<Record<(typeof voiFunctions)[number], string | undefined>> = {
  LINEAR: undefined,
  LINEAR_EXACT: 'linear exact',
  SIGMOID: 'sigmoid',
  LUT: 'curve of the file',
}

/** "40 / 400, inverted": centre and width in the unit that values are shown in. */
export function drawnWindowText(display: NonNullable<Annotation['display']>, facts: Facts): string {
  const { windowCentre, windowWidth, voiFunction, inverted } = display
  const factor = uptakeFactor(facts)
  const [centre, width] = [windowCentre, windowWidth].map((value) => figure.format(value * (factor ?? 1)))
  const how = voiFunction === undefined ? undefined : functionTexts[voiFunction]
  const details = [how, inverted === true ? 'inverted' : undefined].filter((detail) => detail !== undefined)
  return [`${centre} / ${width}${factor === null ? '' : ` ${uptakeUnit}`}`, ...details].join(', ')
}
