import type { ManifestSpan } from '../../contracts/manifest.ts'

/** A tag as another program wrote it, apart from where it was written. */
export type ForeignSpan = Pick<ManifestSpan, 'label' | 'ranges' | 'quote'>
