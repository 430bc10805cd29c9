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

export function secondNormalReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 29-year-old woman. Positive tuberculin skin test, no symptoms.

Technique: Single erect posteroanterior view in full inspiration.

Comparison: None.

Findings:
The lungs are clear. No consolidation, cavity or nodule; no apical scarring and no calcified granuloma.
No pleural effusion, thickening or pneumothorax. The costophrenic angles are sharp.
The heart is not enlarged (cardiothoracic ratio ${ratio(cardiothoracicRatio)}). No hilar or mediastinal lymphadenopathy.
Breast shadows overlie the lower zones. The bones are normal.

Impression:
Normal chest radiograph. No evidence of active or previous tuberculosis.
`
}

export function consolidationReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 46-year-old man. Fever of 39.2, productive cough and right-sided pleuritic pain for four days. CRP 212.

Technique: Single erect posteroanterior view. Adequate inspiration.

Comparison: None.

Findings:
There is consolidation in the right lower zone with ill-defined margins; air bronchograms are suggested. The right heart border remains visible.
The left lung is clear. No cavity.
No pleural effusion: both costophrenic angles are sharp. No pneumothorax.
The heart is not enlarged, with a cardiothoracic ratio of ${ratio(cardiothoracicRatio)}. The mediastinum is not widened.
No rib fracture.

Impression:
1. Consolidation in the right lower zone, consistent with lobar pneumonia.
2. No parapneumonic effusion. A repeat film six weeks after treatment is advised.
`
}

export function resolvedReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 46-year-old man. Pneumonia of the right lower zone six weeks ago, now well. ?clearing

Technique: Single erect posteroanterior view in full inspiration.

Comparison: Chest radiograph of 3 June 2024.

Findings:
The consolidation in the right lower zone has cleared. No residual opacity, and no underlying mass is seen.
The left lung remains clear. No pleural effusion or thickening. No pneumothorax.
The heart is of normal size (cardiothoracic ratio ${ratio(cardiothoracicRatio)}), unchanged. The hila are normal.

Impression:
Complete resolution of the right lower zone pneumonia. No further imaging is needed.
`
}

export function pneumothoraxReport({ findings }: FilmTruth): string {
  const widthMm = Math.round(findings[0]?.finding.kind === 'pneumothorax' ? findings[0].finding.widthMm : 0)
  return `CHEST RADIOGRAPH, PA

Clinical information: 22-year-old man, tall and thin. Sudden left-sided chest pain while running, mild breathlessness. No trauma.

Technique: Single erect posteroanterior view.

Comparison: None.

Findings:
There is a left pneumothorax. A visceral pleural line is seen parallel to the chest wall, with no lung markings beyond it; the rim of air is up to ${widthMm} mm wide, broadest towards the apex.
The mediastinum and the trachea are central. No sign of tension.
The right lung is clear, without pneumothorax. No bulla is seen. No pleural effusion on either side.
The heart is normal. No rib fracture, no subcutaneous emphysema.

Impression:
1. Left pneumothorax, ${widthMm} mm, most likely primary spontaneous. No mediastinal shift.
2. The referring team was informed by telephone.
`
}

export function pacemakerReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 81-year-old woman. Single-chamber pacemaker implanted yesterday for slow atrial fibrillation. ?lead position ?pneumothorax

Technique: Single erect posteroanterior view. Moderate inspiration.

Comparison: None available here.

Findings:
Pacemaker generator over the left pectoral region. Its single lead runs by the left subclavian vein, and the tip projects over the apex of the right ventricle. No kink or fracture of the lead.
No pneumothorax. No pleural effusion.
The heart is enlarged, with a cardiothoracic ratio of ${ratio(cardiothoracicRatio)}. No signs of pulmonary oedema.
The lungs are clear, no nodule or consolidation. No destructive lesion of the visible bones.

Impression:
1. Left-sided pacemaker with its lead in the expected position. No pneumothorax after implantation.
2. Cardiomegaly without congestion.
`
}

export function intubatedReport({ findings, carina }: FilmTruth, mmPerPx: number): string {
  const tube = findings.find(({ finding }) => finding.kind === 'tracheal-tube')
  const tipPx = tube === undefined ? carina.y : tube.box.y + tube.box.height
  const aboveCm = Math.max(0, ((carina.y - tipPx) * mmPerPx) / 10).toFixed(1)
  return `CHEST RADIOGRAPH, AP PORTABLE

Clinical information: 66-year-old man, intubated two hours ago for respiratory failure. Aspiration at the scene. ?tube position

Technique: Single portable anteroposterior view, supine. Reduced inspiration.

Comparison: None.

Findings:
The tip of the endotracheal tube projects ${aboveCm} cm above the carina.
There is patchy consolidation in the left lower zone, which partly hides the left hemidiaphragm. The right lung is clear.
No pneumothorax on this supine view. A small effusion on the left cannot be excluded.
The size of the heart cannot be judged reliably in this projection. The mediastinum is not widened.

Impression:
1. Endotracheal tube in satisfactory position.
2. Left lower zone consolidation, in keeping with aspiration.
`
}

export function cardiomegalyReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 70-year-old woman. Hypertension for 30 years, systolic murmur. No breathlessness at rest.

Technique: Single erect posteroanterior view, received as a PNG picture from another practice.

Comparison: None.

Findings:
The heart is enlarged, with a cardiothoracic ratio of ${ratio(cardiothoracicRatio)} and a left ventricular contour.
No redistribution of the pulmonary vessels, no septal lines, no pleural effusion. The lungs are clear, without nodule or consolidation. No pneumothorax.
The mediastinum is not widened. No bony abnormality.

Impression:
Cardiomegaly without signs of failure. Echocardiography is suggested.
`
}

export function thirdNormalReport({ cardiothoracicRatio }: FilmTruth): string {
  return `CHEST RADIOGRAPH, PA

Clinical information: 52-year-old man. Before repair of an inguinal hernia. Ex-smoker.

Technique: Single erect posteroanterior view, received as a JPEG picture from another hospital.

Comparison: None.

Findings:
The lungs are clear and of normal volume. No nodule, no consolidation, no effusion, no pneumothorax.
Heart and mediastinum are normal (cardiothoracic ratio ${ratio(cardiothoracicRatio)}).
No bony abnormality.

Impression:
No abnormality. Fit for anaesthesia as far as the chest film can tell.
`
}
