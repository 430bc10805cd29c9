import type { Fact } from '../../domain/records/case.ts'
import { textOf, textsOf } from './element-values.ts'
import type { DicomFile } from './parse.ts'

/** Kinds of picture that often have text burned in, by modality. Sources: PS3.15 §E.3.1 (Clean Pixel Data), and what archives filter by. */
const modalities: Readonly<Record<string, string>> = {
  US: 'ultrasound',
  IVUS: 'ultrasound',
  ES: 'endoscopy',
  XC: 'photograph',
  GM: 'microscopy',
  SC: 'secondary capture',
  OT: 'secondary capture',
  RF: 'fluoroscopy',
  XA: 'angiography',
  DOC: 'document',
}

/** How a secondary capture came to be (PS3.3 C.8.6.1). */
const conversions: Readonly<Record<string, string>> = {
  DV: 'digitised video',
  DI: 'digital interface',
  DF: 'digitised film',
  WSD: 'screen capture',
  SD: 'scanned document',
  SI: 'scanned image',
  DRW: 'drawing',
}

/**
 * Whether text may be burned into the picture: undefined where the header denies it or the kind of picture seldom has any.
 * `stated`: the header says so; `likely`: it is silent, and pictures of this kind often have.
 */
export function burnedInText({ dataSet }: DicomFile): { readonly why: string; readonly fact: Fact } | undefined {
  const stated = textOf(dataSet, 'BurnedInAnnotation')?.toUpperCase()
  const fact = (value: string, tag: string): Fact => ({ value, origin: 'header', tag })
  if (stated === 'YES') return { why: '', fact: fact('stated', 'BurnedInAnnotation') }
  if (stated === 'NO') return undefined
  const conversion = conversions[textOf(dataSet, 'ConversionType') ?? '']
  if (conversion !== undefined) return { why: conversion, fact: fact('likely', 'ConversionType') }
  if (textOf(dataSet, 'SOPClassUID')?.startsWith('1.2.840.10008.5.1.4.1.1.7') === true) {
    return { why: 'secondary capture', fact: fact('likely', 'SOPClassUID') }
  }
  if (textsOf(dataSet, 'ImageType').some((word) => /SCREEN/i.test(word))) {
    return { why: 'screen capture', fact: fact('likely', 'ImageType') }
  }
  const modality = modalities[textOf(dataSet, 'Modality') ?? '']
  if (modality !== undefined) return { why: modality, fact: fact('likely', 'Modality') }
  if (textsOf(dataSet, 'NominalScannedPixelSpacing').length > 0) {
    return { why: 'digitised film', fact: fact('likely', 'NominalScannedPixelSpacing') }
  }
  return undefined
}
