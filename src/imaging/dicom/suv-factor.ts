import type { DataSet } from 'dicom-parser'
import { itemsOf, numberOf, textOf, textsOf } from './element-values.ts'

/**
 * What the activity concentration of a PET picture (Bq/ml) is multiplied by to be the standardised uptake value by body weight (g/ml), or
 * undefined where the header does not tell all that is needed: values corrected for attenuation and decay, injected dose, weight, and,
 * where decay is counted from the start of the series and not from the injection, when that was and the half-life. The weight itself is
 * not kept. Sources: QIBA, SUV computation from DICOM headers ("happy path only"); PS3.3 C.8.9.1 (Decay Correction).
 */
export function suvFactor(dataSet: DataSet): number | undefined {
  if (textOf(dataSet, 'Modality') !== 'PT' || textOf(dataSet, 'Units') !== 'BQML') return undefined
  const corrections = textsOf(dataSet, 'CorrectedImage')
  if (!corrections.includes('ATTN') || !corrections.includes('DECY')) return undefined
  const decay = textOf(dataSet, 'DecayCorrection')
  if (decay !== 'START' && decay !== 'ADMIN') return undefined
  const [drug, ...others] = itemsOf(dataSet, 'RadiopharmaceuticalInformationSequence')
  if (drug === undefined || others.length > 0) return undefined
  const weightKg = numberOf(dataSet, 'PatientWeight')
  const doseBq = numberOf(drug, 'RadionuclideTotalDose')
  if (!isPositive(weightKg) || !isPositive(doseBq)) return undefined
  if (decay === 'ADMIN') return (weightKg * 1000) / doseBq
  const halfLifeS = numberOf(drug, 'RadionuclideHalfLife')
  const date = textOf(dataSet, 'SeriesDate')
  const scanned = secondsOf(`${date}${textOf(dataSet, 'SeriesTime')}`)
  const acquired = secondsOf(`${textOf(dataSet, 'AcquisitionDate')}${textOf(dataSet, 'AcquisitionTime')}`)
  const injected =
    secondsOf(textOf(drug, 'RadiopharmaceuticalStartDateTime')) ??
    secondsOf(`${date}${textOf(drug, 'RadiopharmaceuticalStartTime')}`)
  if (!isPositive(halfLifeS)) return undefined
  if (scanned === undefined || injected === undefined || scanned < injected) return undefined
  // A series that was made anew after the scan carries a later time than the decay was counted from.
  if (acquired !== undefined && scanned > acquired) return undefined
  return (weightKg * 1000) / (doseBq * 2 ** (-(scanned - injected) / halfLifeS))
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && value > 0
}

/** Seconds of a date and a time written together, `yyyymmddhhmm[ss[.ffffff]]`, zone left out: only differences count. */
function secondsOf(text: string | undefined): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2}(?:\.\d{1,6})?)?(?:[+-]\d{4})?$/.exec(text ?? '')
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second = '0'] = match
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return Number.isNaN(ms) ? undefined : ms / 1000 + Number(second)
}
