import type { VoiWindow } from '../dicom/voi-windows.ts'
import { percentileWindow, windowBetween, windowOver } from './default-window.ts'
import type { GrayscaleImage, VoiCurve, WindowLevel } from './picture.ts'
import { curveWindow } from './voi-curves.ts'

/** A window with its name, and where it comes from: the file's header, the pixels themselves, or what is usual for CT or for uptake in PET. */
export interface WindowPreset extends WindowLevel {
  readonly name: string
  readonly source: 'header' | 'pixels' | 'custom' | 'uptake'
}

/** Windows of the header by the names it gives them, in its order. */
export function headerPresets(windows: readonly VoiWindow[]): readonly WindowPreset[] {
  return windows.map(({ centre, width, name }, index) => ({
    name: name ?? (windows.length === 1 ? 'Header' : `Header ${index + 1}`),
    centre,
    width,
    source: 'header',
  }))
}

/** Curves of the file by the names it gives them, in its order. */
export function curvePresets(curves: readonly VoiCurve[]): readonly WindowPreset[] {
  return curves.map((curve, index) => ({
    name: curve.name ?? (curves.length === 1 ? 'Curve of the file' : `Curve ${index + 1}`),
    ...curveWindow(curve, index),
    source: 'header',
  }))
}

/** The window of a preset, without its name. */
export function windowOf({ centre, width, curve }: WindowPreset): WindowLevel {
  return curve === undefined ? { centre, width } : { centre, width, curve }
}

/** Windows measured on the picture: without its brightest and darkest 1 %, and from its least to its greatest value. */
export function pixelPresets(picture: GrayscaleImage): readonly WindowPreset[] {
  return [
    { name: 'Auto, 1 to 99 %', ...percentileWindow(picture), source: 'pixels' },
    { name: 'Full range', ...windowBetween(picture, picture.minValue, picture.maxValue), source: 'pixels' },
  ]
}

/** MR has no units: what is measured is all there is, and a bright coil or vessel may need more left out. */
export function magneticPresets(picture: GrayscaleImage): readonly WindowPreset[] {
  return [{ name: 'Auto, 5 to 95 %', ...percentileWindow(picture, 0.05), source: 'pixels' }]
}

/** Tops of the usual scales for reading PET, in standardised uptake values; all of them begin at 0. */
const uptakeTops = [2.5, 5, 7, 10, 15, 20]

/** The scale that most PET is read on. */
export const usualUptake = 'SUV 0 to 5'

/**
 * Scales of uptake for a PET picture.
 * @param factor what a modality value is multiplied by to be a standardised uptake value
 */
export function uptakePresets(picture: GrayscaleImage, factor: number): readonly WindowPreset[] {
  return uptakeTops.map((top) => ({
    name: `SUV 0 to ${top}`,
    ...windowOver(picture, 0, top / factor),
    source: 'uptake',
  }))
}

type BodyRegion = 'head' | 'chest' | 'abdomen' | 'spine'

/**
 * Usual windows for reading CT, in Hounsfield units. Source: "Windowing (CT)", Radiopaedia.org, rID 52108, "Typical window width and
 * level values": of a range given there, the middle.
 */
const hounsfield: readonly (Omit<WindowPreset, 'source'> & { readonly regions: readonly BodyRegion[] })[] = [
  { name: 'Lung', centre: -600, width: 1500, regions: ['chest'] },
  { name: 'Mediastinum', centre: 50, width: 350, regions: ['chest'] },
  { name: 'Brain', centre: 40, width: 80, regions: ['head'] },
  { name: 'Stroke', centre: 32, width: 8, regions: ['head'] },
  { name: 'Subdural', centre: 75, width: 215, regions: ['head'] },
  { name: 'Abdomen, soft tissue', centre: 50, width: 400, regions: ['abdomen'] },
  { name: 'Liver', centre: 30, width: 150, regions: ['abdomen'] },
  { name: 'Spine, soft tissue', centre: 50, width: 250, regions: ['spine'] },
  { name: 'Temporal bone', centre: 600, width: 2800, regions: ['head'] },
  { name: 'Bone', centre: 400, width: 1800, regions: ['chest', 'head', 'abdomen', 'spine'] },
]

/** Words of BodyPartExamined (PS3.16 annex L) by the region whose windows they call for. */
const regionWords: Readonly<Record<BodyRegion, RegExp>> = {
  head: /HEAD|BRAIN|SKULL|ORBIT|SINUS|FACE/,
  chest: /CHEST|LUNG|THORAX|HEART|RIB/,
  abdomen: /ABDOMEN|PELVIS|LIVER|KIDNEY|PANCREAS/,
  spine: /SPINE|CERVICAL|LUMBAR|SACRUM/,
}

/** Usual windows for CT; those for the body part, where the header names it, first. */
export function hounsfieldPresets(bodyPart: string | undefined): readonly WindowPreset[] {
  const named = bodyPart?.toUpperCase() ?? ''
  const isFor = ({ regions }: (typeof hounsfield)[number]) => regions.some((region) => regionWords[region].test(named))
  return [...hounsfield.filter(isFor), ...hounsfield.filter((preset) => !isFor(preset))].map(
    ({ name, centre, width }) => ({ name, centre, width, source: 'custom' }),
  )
}
