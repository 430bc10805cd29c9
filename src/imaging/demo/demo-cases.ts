import type { Exposure } from './patient.ts'

/** A film and the report that goes with it. */
export interface DemoCase {
  readonly patientId: string
  readonly exposure: Exposure
  /** Plain text, lines ended by LF. */
  readonly report: string
}

const adult: Omit<Exposure, 'seed' | 'pathologies'> = {
  view: 'PA',
  width: 1,
  heart: 1,
  diaphragmUp: 0,
  build: 1,
  hasBreasts: false,
}

/** The cases of the demo project: what the films show and what the reports say are written together. */
export const demoCases: readonly DemoCase[] = [
  {
    patientId: 'DEMO-1',
    exposure: { ...adult, seed: 1101, pathologies: [] },
    report: `CHEST RADIOGRAPH, PA

Clinical information: Pre-employment examination. No symptoms.

Technique: Single erect posteroanterior view, full inspiration.

Comparison: None.

Findings:
The lungs are clear. No focal consolidation, nodule or mass. The pulmonary vessels are of normal calibre.
No pleural effusion and no pneumothorax; both costophrenic angles are sharp.
The cardiac silhouette is of normal size. The mediastinal contours are normal and the trachea is central.
The bones are unremarkable. Gas in the gastric fundus below the left hemidiaphragm.

Impression:
Normal chest radiograph.
`,
  },
  {
    patientId: 'DEMO-2',
    exposure: {
      ...adult,
      seed: 1202,
      width: 0.95,
      hasBreasts: true,
      pathologies: [{ kind: 'nodule', x: -64, y: 112, diameterMm: 21 }],
    },
    report: `CHEST RADIOGRAPH, PA

Clinical information: 61-year-old woman, smoker of 40 pack-years, cough for six weeks.

Technique: Single erect posteroanterior view.

Comparison: None available.

Findings:
There is a solitary pulmonary nodule of about 2 cm in the right upper zone, projected over the right fourth and fifth posterior ribs, with a slightly lobulated margin. No calcification is seen within it.
The left lung is clear. No hilar enlargement. No pleural effusion or pneumothorax.
The heart is not enlarged. No destructive bone lesion.

Impression:
1. Right upper zone pulmonary nodule, suspicious for malignancy in this patient. CT of the chest is recommended.
2. No pleural effusion, no lymphadenopathy on this view.
`,
  },
  {
    patientId: 'DEMO-3',
    exposure: {
      ...adult,
      seed: 1303,
      view: 'AP',
      heart: 1.28,
      diaphragmUp: 8,
      build: 1.08,
      pathologies: [{ kind: 'effusion', side: 'left', heightMm: 48 }, { kind: 'pacemaker' }],
    },
    report: `CHEST RADIOGRAPH, AP PORTABLE

Clinical information: 78-year-old man with heart failure and increasing shortness of breath. Permanent pacemaker.

Technique: Single anteroposterior view, patient sitting up in bed. Heart size is exaggerated by the projection.

Comparison: None available.

Findings:
Moderate left pleural effusion with a meniscus, obscuring the left hemidiaphragm and the left costophrenic angle, with adjacent atelectasis of the left lower lobe.
The cardiac silhouette is enlarged, consistent with cardiomegaly even allowing for the AP projection.
Left-sided single-chamber pacemaker, its lead projected over the right ventricle.
No right pleural effusion. No pneumothorax. The right lung is clear.

Impression:
1. Moderate left pleural effusion.
2. Cardiomegaly.
3. Pacemaker lead in expected position.
`,
  },
]
