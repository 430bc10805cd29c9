import { useEffect, useMemo } from 'react'
import type { Modality, OpenedItem } from '../../contracts/modality.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Registry } from '../../lib/registry.ts'
import type { CropOf } from '../../panels/annotations/Thumbnail.tsx'
import { blobReader } from '../../persistence/blobs.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'

/** Device pixels of a side: twice what lists show, for sharp screens. */
const sizePx = 88
/** Crops kept: a large finding, and the one before it. */
const keptCrops = 120
/** An opened item is kept for the next crop for this long. */
const keptMs = 4_000

/** Small pictures of marks, of items on view or not; each item is opened once for all its marks. */
export function useCrops(): CropOf {
  const { db } = useApp()
  const { modalities } = useModules()
  const crops = useMemo(() => createCrops(db, modalities), [db, modalities])
  useEffect(() => () => crops.dispose(), [crops])
  return crops.crop
}

function createCrops(db: GlossaDatabase, modalities: Registry<Modality>) {
  const kept = new Map<string, Promise<ImageData | null>>()
  let last: { readonly itemId: string; readonly opened: Promise<OpenedItem | null> } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  function letGo(): void {
    clearTimeout(timer)
    void last?.opened.then((opened) => opened?.dispose())
    last = null
  }

  async function open(modality: Modality, item: Item): Promise<OpenedItem | null> {
    if (last?.itemId !== item.id) {
      letGo()
      const opened = modality.open(item, blobReader(db), new AbortController().signal)
      last = { itemId: item.id, opened: opened.then((result) => (result.ok ? result.value : null)) }
    }
    clearTimeout(timer)
    timer = setTimeout(letGo, keptMs)
    return last.opened
  }

  async function make(mark: Annotation, item: Item): Promise<ImageData | null> {
    const modality = modalities.get(item.modality)
    if (modality?.crop === undefined) return null
    const opened = await open(modality, item)
    return opened === null ? null : modality.crop(opened, mark.target, sizePx)
  }

  return {
    crop(mark: Annotation, item: Item): Promise<ImageData | null> {
      const key = `${mark.id} ${JSON.stringify(mark.target)}`
      const known = kept.get(key)
      if (known !== undefined) return known
      // One at a time: opening a large film takes the main thread for a moment.
      const made = turn.then(() => make(mark, item)).catch(() => null)
      turn = made
      kept.set(key, made)
      if (kept.size > keptCrops) kept.delete(kept.keys().next().value ?? '')
      return made
    },
    dispose: letGo,
  }
}
