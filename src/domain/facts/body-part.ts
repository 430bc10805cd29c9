import type { Facts } from '../records/case.ts'
import { textFact } from './view-kind.ts'

/** Parts of which a picture shows both sides of the body (after DICOM PS3.16, CID 4009 and annex L). */
const central: ReadonlySet<string> = new Set(
  'CHEST,THORAX,LUNG,LUNGS,ABDOMEN,PELVIS,ABDOMENPELVIS,CHESTABDOMEN,CHESTABDPELVIS,HEAD,BRAIN,SKULL,FACE,SINUS,NECK,HEADNECK,SPINE,CSPINE,TSPINE,LSPINE,SSPINE,CTSPINE,TLSPINE,LSSPINE,COCCYX,SACRUM,STERNUM,HEART,TRUNK,WHOLEBODY,MANDIBLE,ABDOMENANDPELVIS'.split(
    ',',
  ),
)

/** Parts that a body has two of, each pictured by itself. */
const paired: ReadonlySet<string> = new Set(
  'ANKLE,ARM,BREAST,CALCANEUS,CLAVICLE,EAR,ELBOW,EXTREMITY,EYE,FEMUR,FIBULA,FINGER,FOOT,FOREARM,HAND,HEEL,HIP,HUMERUS,KNEE,LEG,LOWERARM,LOWERLEG,PATELLA,RADIUS,SCAPULA,SHOULDER,TIBIA,THIGH,THUMB,TOE,ULNA,UPPERARM,UPPERLEG,WRIST'.split(
    ',',
  ),
)

/** Whether the part examined is one whose picture shows both sides, or one of a pair; null where it is not known. */
export function bodyPartKind(facts: Facts): 'central' | 'paired' | null {
  const name = textFact(facts.bodyPart)
    ?.toUpperCase()
    .replace(/[^A-Z]/g, '')
  if (name === undefined) return null
  if (central.has(name)) return 'central'
  return paired.has(name) ? 'paired' : null
}
