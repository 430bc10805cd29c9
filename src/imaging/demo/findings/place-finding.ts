import type { Anatomy } from '../anatomy.ts'
import type { Finding } from '../plan.ts'
import type { Random } from '../random.ts'
import { placeConsolidation } from './consolidation.ts'
import { placeEffusion } from './effusion.ts'
import { placePacemaker, placeTrachealTube } from './hardware.ts'
import { placeNodule } from './nodule.ts'
import type { PlacedFinding } from './placed-finding.ts'
import { placePneumothorax } from './pneumothorax.ts'

/** Puts a finding into a patient's chest. */
export function placeFinding(finding: Finding, anatomy: Anatomy, random: Random): PlacedFinding {
  switch (finding.kind) {
    case 'nodule':
      return placeNodule(finding, anatomy, random)
    case 'consolidation':
      return placeConsolidation(finding, anatomy, random)
    case 'effusion':
      return placeEffusion(finding, anatomy)
    case 'pneumothorax':
      return placePneumothorax(finding, anatomy)
    case 'pacemaker':
      return placePacemaker(finding, anatomy)
    case 'tracheal-tube':
      return placeTrachealTube(finding, anatomy)
  }
}
