import type { OptionField } from '../contracts/option-field.ts'

/** The option `values` of the formats that can carry what lies inside of regions. */
export const regionValuesField: OptionField = {
  kind: 'toggle',
  key: 'values',
  label: 'Values inside regions',
  help: 'Mean, SD, minimum, maximum, median and histogram of each region and the value at each probe, in HU, SUV or raw values. Takes longer: every picture with one is decoded.',
}

/** Plain English for a number of `values-unread`: regions whose picture could not be read. */
export function regionValuesLossText(loss: string, count: number): string | undefined {
  if (loss !== 'values-unread') return undefined
  const many = count === 1 ? 'region has' : 'regions have'
  return `${count.toLocaleString('en')} ${many} no values: the picture is not here or cannot be read`
}
