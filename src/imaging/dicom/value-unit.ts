import type { DataSet } from 'dicom-parser'
import { textOf, textsOf } from './element-values.ts'
import { groupOf } from './functional-groups.ts'
import { isLocaliserType } from './localiser.ts'
import type { DicomFile } from './parse.ts'

/** Projections: their values come from a detector and its processing, and measure nothing (PS3.3 C.8.11.3). */
const withoutUnit: ReadonlySet<string> = new Set(['CR', 'DX', 'MG', 'IO', 'PX', 'RG', 'RF', 'XA', 'RTIMAGE'])

/** Units of a rescale type (PS3.3 C.11.1.1.2). `US` says that there is none. */
const rescaleUnits: Readonly<Record<string, string>> = {
  HU: 'HU',
  HU_MOD: 'HU (modified)',
  OD: '10⁻³ OD',
  MGML: 'mg/ml',
  Z_EFF: 'Z eff',
  ED: '10²³ e⁻/ml',
  EDW: 'e⁻ of water',
  PCT: '%',
}

/** Units of PET values (PS3.3 C.8.9.1.1.3). */
const petUnits: Readonly<Record<string, string>> = {
  CNTS: 'counts',
  PCNT: '%',
  BQML: 'Bq/ml',
  GML: 'g/ml',
  CPS: 'counts/s',
  PROPCPS: '∝ counts/s',
  PROPCNTS: '∝ counts',
  MGMINML: 'mg/min/ml',
  UMOLMINML: 'µmol/min/ml',
  MLMING: 'ml/min/g',
  MLG: 'ml/g',
  '1CM': '1/cm',
  UMOLML: 'µmol/ml',
  CM2: 'cm²',
  CM2ML: 'cm²/ml',
  STDDEV: 'standard deviations',
}

/**
 * Unit of a frame's modality values; null where the file gives none or the values measure nothing. CT is in Hounsfield units unless the
 * file says otherwise; a CT localiser is a projection, whatever it says (PS3.3 C.8.2.1.1.2).
 * @param isRescaled whether the values went through a rescale or a table: without, a rescale type speaks of nothing
 */
export function valueUnit({ dataSet }: DicomFile, frame: number, isRescaled: boolean): string | null {
  const modality = textOf(dataSet, 'Modality') ?? ''
  if (withoutUnit.has(modality) || isLocaliserType(textsOf(dataSet, 'ImageType'))) return null
  if (modality === 'PT') return uptakeUnit(dataSet) ?? petUnits[textOf(dataSet, 'Units') ?? ''] ?? null
  if (modality === 'RTDOSE') return textOf(dataSet, 'DoseUnits') === 'GY' && isRescaled ? 'Gy' : null
  if (!isRescaled) return null
  const type = rescaleTypeOf({ dataSet }, frame)
  if (type === undefined) return modality === 'CT' ? 'HU' : null
  return rescaleUnits[type] ?? null
}

/** Standardised uptake values by what they are related to: SUVType, with the units that each has. */
const uptakes: Readonly<Record<string, readonly [units: string, unit: string]>> = {
  BW: ['GML', 'SUV bw'],
  LBM: ['GML', 'SUV lbm'],
  LBMJANMA: ['GML', 'SUV lbm'],
  LBMJAMES128: ['GML', 'SUV lbm'],
  IBW: ['GML', 'SUV ibw'],
  BSA: ['CM2ML', 'SUV bsa'],
}

/** Of values that are standardised uptake already; grams per millilitre without a type are by body weight (PS3.3 C.8.9.1.1.3, SUV Type). */
function uptakeUnit(dataSet: DataSet): string | undefined {
  const units = textOf(dataSet, 'Units')
  const [own, unit] = uptakes[textOf(dataSet, 'SUVType') ?? (units === 'GML' ? 'BW' : '')] ?? []
  return own === units ? unit : undefined
}

function rescaleTypeOf({ dataSet }: Pick<DicomFile, 'dataSet'>, frame: number): string | undefined {
  return textOf(groupOf(dataSet, frame, 'PixelValueTransformationSequence'), 'RescaleType')
}
