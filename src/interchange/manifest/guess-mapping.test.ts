import { describe, expect, test } from 'vitest'
import { profileOf } from '../../../tests/fixtures/manifest-reading.ts'
import { nihSet } from '../../../tests/fixtures/nih-set.ts'
import { vindrSet } from '../../../tests/fixtures/vindr-set.ts'
import { proposeMapping } from './presets/known-tables.ts'

/** What a table is recognised as, and its columns that are not left out. */
async function proposed(name: string, text: string, pictureNames: readonly string[] = []) {
  const profile = await profileOf(name, text)
  const { preset, mapping } = proposeMapping(profile, pictureNames)
  const uses = mapping.columns.flatMap((use, at) =>
    use.role === 'ignore'
      ? []
      : [[profile.columns[at]?.name, use.role, ...(use.name === profile.columns[at]?.name ? [] : [use.name])]],
  )
  return { preset: preset?.name ?? null, uses, mapping }
}

describe('public data sets', () => {
  test('ChestX-ray14 of 2017, its headers cut by commas', async () => {
    const [entry, boxes, trainList, testList] = nihSet().tables
    expect(await proposed('Data_Entry_2017.csv', entry?.text ?? '')).toMatchObject({
      preset: 'ChestX-ray14: Data_Entry',
      uses: [
        ['Image Index', 'file'],
        ['Finding Labels', 'label-list'],
        ['Follow-up #', 'metadata'],
        ['Patient ID', 'patient'],
        ['Patient Age', 'age'],
        ['Patient Gender', 'sex'],
        ['View Position', 'view'],
      ],
    })
    expect(await proposed('BBox_List_2017.csv', boxes?.text ?? '')).toMatchObject({
      preset: 'ChestX-ray14: BBox_List',
      uses: [
        ['Image Index', 'file'],
        ['Finding Label', 'label-list'],
        ['Bbox [x', 'box-x'],
        ['y', 'box-y'],
        ['w', 'box-width'],
        ['h]', 'box-height'],
      ],
    })
    expect((await proposed('lists/train_val_list.txt', trainList?.text ?? '')).mapping.fixedSplit).toBe('train_val')
    expect((await proposed('test_list.txt', testList?.text ?? '')).mapping.fixedSplit).toBe('test')
  })

  test('ChestX-ray14 of 2020, ages as numbers', async () => {
    const text =
      'Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Sex,View Position,OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]\n00000001_000.png,Cardiomegaly,0,1,57,M,PA,2682,2749,0.143,0.143\n'
    const { preset, uses } = await proposed('Data_Entry_2017_v2020.csv', text)
    expect(preset).toBe('ChestX-ray14: Data_Entry')
    expect(uses).toContainEqual(['Patient Sex', 'sex'])
  })

  test('VinDr-CXR', async () => {
    const [boxes, labels] = vindrSet().tables
    expect(await proposed('train.csv', boxes?.text ?? '')).toMatchObject({
      preset: 'VinDr-CXR: boxes',
      uses: [
        ['image_id', 'file'],
        ['class_name', 'label-list'],
        ['rad_id', 'rater'],
        ['x_min', 'box-x'],
        ['y_min', 'box-y'],
        ['x_max', 'box-x-max'],
        ['y_max', 'box-y-max'],
      ],
    })
    const { preset, uses } = await proposed('image_labels_train.csv', labels?.text ?? '')
    expect(preset).toBe('VinDr-CXR: image labels')
    expect(uses.filter(([, role]) => role === 'label')).toHaveLength(28)
  })

  test('CheXpert', async () => {
    const header =
      'Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Cardiomegaly,Lung Opacity,Lung Lesion,Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,Pleural Effusion,Pleural Other,Fracture,Support Devices'
    const row =
      'CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg,Female,68,Frontal,AP,1.0,,,,,,,,,0.0,,,,1.0'
    const { preset, uses, mapping } = await proposed('train.csv', `${header}\n${row}\n`)
    expect(preset).toBe('CheXpert')
    expect(uses.slice(0, 5)).toEqual([
      ['Path', 'file'],
      ['Sex', 'sex'],
      ['Age', 'age'],
      ['Frontal/Lateral', 'view'],
      ['AP/PA', 'view'],
    ])
    expect(uses.filter(([, role]) => role === 'label')).toHaveLength(14)
    expect(mapping.filePattern).toBe('{split}/{patient}/{study}/{*}')
  })

  test.each([
    [
      'MIMIC-CXR: metadata',
      'dicom_id,subject_id,study_id,PerformedProcedureStepDescription,ViewPosition,Rows,Columns,StudyDate,StudyTime,ProcedureCodeSequence_CodeMeaning,ViewCodeSequence_CodeMeaning,PatientOrientationCodeSequence_CodeMeaning\n02aa804e-bde0afdd-112c0b34-7bc16630-4e384014,10000032,50414267,CHEST (PA AND LAT),PA,3056,2544,21800506,213014.531,CHEST (PA AND LAT),postero-anterior,Erect\n',
      ['file', 'patient', 'study', 'portable', 'view', 'date', 'posture'],
    ],
    [
      'MIMIC-CXR: split',
      'dicom_id,study_id,subject_id,split\n02aa804e-bde0afdd,50414267,10000032,train\n',
      ['file', 'study', 'patient', 'split'],
    ],
    [
      'MIMIC-CXR: labels of studies',
      'subject_id,study_id,Atelectasis,No Finding,Pleural Effusion\n10000032,50414267,,1.0,-1.0\n',
      ['patient', 'study', 'label', 'label', 'label'],
    ],
    [
      'RSNA Pneumonia: boxes',
      'patientId,x,y,width,height,Target\n0004cfab-14fd,,,,,0\n00436515-870c,264.0,152.0,213.0,379.0,1\n',
      ['file', 'box-x', 'box-y', 'box-width', 'box-height', 'label'],
    ],
    [
      'RSNA Pneumonia: classes',
      'patientId,class\n0004cfab-14fd,No Lung Opacity / Not Normal\n00313ee0-9eaa,Normal\n',
      ['file', 'label-list'],
    ],
    [
      'PadChest',
      `,ImageID,ImageDir,StudyDate_DICOM,StudyID,PatientID,PatientBirth,PatientSex_DICOM,ViewPosition_DICOM,Projection,MethodProjection,Pediatric,Modality_DICOM,Manufacturer_DICOM,ReportID,Report,MethodLabel,Labels\n0,20536686640136348236148679891455886468_k6ga29.png,0,20140915,20536686640136348236148679891455886468,839860488694292331637988235681460987,1930.0,F,POSTEROANTERIOR,PA,Manual review of DICOM fields,No,CR,PhilipsMedicalSystems,4765777,informe,Physician,"['pulmonary fibrosis', 'chronic changes', 'kyphosis']"\n`,
      ['file', 'date', 'study', 'patient', 'sex', 'view', 'manufacturer', 'metadata', 'label-list'],
    ],
  ])('%s', async (name, text, roles) => {
    const { preset, uses } = await proposed('table.csv', text)
    expect(preset).toBe(name)
    expect(uses.map(([, role]) => role)).toEqual(roles)
  })
})

describe('unknown tables', () => {
  const roles = async (text: string, pictureNames: readonly string[] = []) =>
    (await proposed('cases.csv', text, pictureNames)).uses.map(([name, role]) => `${name}: ${role}`)

  test('headers of many spellings', async () => {
    expect(
      await roles('filename;PatientID;Study Date;projection;Age;Gender;subset\nx.dcm;P1;2020-01-02;PA;45;F;train\n'),
    ).toEqual([
      'filename: file',
      'PatientID: patient',
      'Study Date: date',
      'projection: view',
      'Age: age',
      'Gender: sex',
      'subset: split',
    ])
  })

  test('the column that names the picked files, whatever it is called', async () => {
    expect(await roles('nr,key,Mass\n1,scan one,0\n2,scan two,1\n', ['scan one.dcm', 'scan two.dcm'])).toContain(
      'key: file',
    )
  })

  test('columns of 1, 0, -1 and blank are labels; lists are lists', async () => {
    expect(await roles('image,Mass,Nodule,tags\na.png,1,,a|b\nb.png,0,-1,c\n')).toEqual([
      'image: file',
      'Mass: label',
      'Nodule: label',
      'tags: label-list',
    ])
  })

  test('boxes by corners or by extent; a width alone is none', async () => {
    expect(await roles('image,label,x1,y1,x2,y2\na.png,Mass,1,2,3,4\n')).toEqual([
      'image: file',
      'label: label-list',
      'x1: box-x',
      'y1: box-y',
      'x2: box-x-max',
      'y2: box-y-max',
    ])
    expect(await roles('image,width,height\na.png,1024,1024\n')).toEqual([
      'image: file',
      'width: metadata',
      'height: metadata',
    ])
  })

  test('names, birth dates, accession numbers and reports are left out', async () => {
    expect(
      await roles(
        'image,Patient Name,DOB,MRN,Accession Number,Report,Ward\na.png,Orson Q,1950-01-01,77,A1,"text",7B\n',
      ),
    ).toEqual(['image: file', 'Ward: metadata'])
  })

  test('dates tell the order of day and month, or leave it open', async () => {
    const order = async (...dates: string[]) =>
      (await proposed('t.csv', `image,date\n${dates.map((date, i) => `${i}.png,${date}\n`).join('')}`)).mapping
        .dateOrder
    expect(await order('01/02/2020', '13/02/2020')).toBe('day-month')
    expect(await order('01/02/2020', '02/13/2020')).toBe('month-day')
    expect(await order('01/02/2020', '03/04/2020')).toBeNull()
    expect(await order('13/02/2020', '02/13/2020')).toBeNull()
  })
})
