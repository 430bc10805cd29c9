import type { FilmTruth } from './truth.ts'

/*
 * Reports as radiologists dictate them, of what the films were made to show: sizes are those of the film. A line is a paragraph.
 */

export function normalReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 34-year-old man. Pre-employment examination. No symptoms, non-smoker.

Technique: Single erect posteroanterior view in full inspiration.

Comparison: None.

Findings:
The lungs are clear. There is no consolidation, nodule or mass, and the pulmonary vessels are of normal calibre.
No pleural effusion or pneumothorax. Both costophrenic angles are sharp. The right hemidiaphragm is slightly higher than the left, which is normal.
The heart is not enlarged, with a cardiothoracic ratio of ${ratio(cardiothoracicRatio)}. The mediastinal and hilar contours are normal. The trachea is central.
No bony abnormality. Gas in the gastric fundus below the left hemidiaphragm.

Impression:
Normal chest radiograph.
`
}

export function noduleReport({ findings, cardiothoracicRatio }: FilmTruth, mmPerPx: number): string {
  const sizeMm = Math.round((findings[0]?.box.width ?? 0) * mmPerPx)
  return `CHEST RADIOGRAPH, PA

Clinical information: 61-year-old woman, smoker of 40 pack-years. Cough for six weeks, no fever. ?malignancy

Technique: Single erect posteroanterior view. Adequate inspiration, no rotation.

Comparison: None available.

Findings:
There is a solitary nodule in the right upper zone, lateral to the hilum, measuring ${sizeMm} mm. It is round, of soft tissue density, with a well-defined and slightly uneven margin. No calcification or cavitation is seen.
The left lung is clear. No consolidation, no pleural effusion, no pneumothorax.
The hila are not enlarged and the mediastinum is not widened. The heart is of normal size (cardiothoracic ratio ${ratio(cardiothoracicRatio)}).
Breast shadows overlie both lower zones. No destructive lesion of the ribs, clavicles or visible spine.

Impression:
1. Solitary pulmonary nodule in the right upper zone, ${sizeMm} mm, suspicious for bronchogenic carcinoma given the smoking history. Contrast-enhanced CT of the chest is recommended.
2. No pleural effusion, and no hilar or mediastinal lymphadenopathy on this view.
`
}

export function effusionReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, AP PORTABLE

Clinical information: 78-year-old man with known ischaemic heart disease. Increasing breathlessness and orthopnoea for three days, ankle oedema.

Technique: Single portable anteroposterior view, patient semi-erect. Reduced inspiration. The projection magnifies the heart, and the scapulae overlie the lungs.

Comparison: None available.

Findings:
There is a moderate left pleural effusion: homogeneous opacity at the left base with a meniscus that rises towards the chest wall, obscuring the left hemidiaphragm, the left costophrenic angle and the lower left heart border. Underlying atelectasis of the left lower lobe cannot be excluded.
The right lung is clear and the right costophrenic angle is sharp. No pneumothorax.
The heart is enlarged, with a cardiothoracic ratio of ${ratio(cardiothoracicRatio)}, more than the projection explains.
The trachea is central. No acute bony abnormality.

Impression:
1. Moderate left pleural effusion.
2. Cardiomegaly. Together with the effusion this suggests heart failure.
3. No consolidation in the right lung.
`
}

/** Two decimals. */
function ratio(value: number): string {
  return value.toFixed(2)
}
