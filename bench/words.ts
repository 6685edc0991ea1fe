/** Pieces of which the generated reports are made. The texts are ours and say nothing about anyone. */

export const COMPANIES = [
  '東都電機',
  '北辰半導体',
  '瀬戸内データ',
  '青嶺ロボティクス',
  '朝凪クラウド',
  '三河精密',
  '白帆エナジー',
  '常磐通信',
  '葛城素材',
  '遠州モビリティ',
] as const

export const SUBJECTS = [
  '推論向け半導体',
  '次世代蓄電池',
  '生成モデルの学習基盤',
  '輸出管理の新しい規則',
  '自動運転の実証',
  '海底ケーブルの増設',
  '衛星通信の料金',
  '量子計算の受託',
  'データセンターの電力',
  '医療画像の解析',
  '電子部品の在庫',
  '港湾の自動化',
] as const

export const EFFECTS = [
  '調達費を前年より大きく抑えた',
  '供給網の見直しを早めた',
  '競合各社の値下げを呼んだ',
  '投資家の評価を二分した',
  '当局の審査を長引かせた',
  '人材の取り合いを強めた',
  '設備投資の計画を組み替えさせた',
  '利用者の契約を増やした',
] as const

export const GROUNDS = [
  '公表された決算資料と取引先への聞き取りを合わせて見ると',
  '前の四半期から続く在庫の動きを踏まえると',
  '規制当局が示した手引きの文面に照らすと',
  '同じ分野の三社の開示を並べると',
  '学会で報告された測定の結果に従えば',
  '現地の報道が伝えた発注の時期から逆算すると',
] as const

export const ASIDES = [
  'ただし、測定の条件が社ごとに異なるため、数値をそのまま比べることはできない。',
  'もっとも、この見通しは為替の水準が大きく変わらないことを前提としている。',
  '現場では、保守の要員が足りないという声がなお強い。',
  'この点について、各社の説明は細部で食い違っている。',
  '価格の差は縮まったが、性能の差が埋まったとまでは言えない。',
  '契約の期間が短くなったことも、見通しを難しくしている。',
  '一方で、中小の事業者には別の選択肢が残されている。',
  '影響が表に出るまでには、少なくとも二つの四半期を要する。',
] as const

export const TERMS = [
  '専門家の混合（Mixture of Experts）',
  '量子化（Quantization）',
  '先物契約',
  '「二重調達」',
  '稼働率',
  '電力の長期契約（PPA）',
  '歩留まり',
  '与信枠',
] as const

export const SECTIONS = [
  ['背景と経緯', 'background'],
  ['技術の要点', 'technology'],
  ['市場への影響', 'market-impact'],
  ['規制と政策', 'regulation'],
  ['各社の対応', 'responses'],
  ['今後の見通し', 'outlook'],
] as const

export const TOPICS = [
  ['AI', 'ai'],
  ['半導体', 'semiconductors'],
  ['輸出管理', 'export-controls'],
  ['電力', 'power'],
  ['通信', 'telecom'],
  ['自動車', 'automotive'],
  ['医療', 'health'],
  ['物流', 'logistics'],
  ['金融', 'finance'],
  ['宇宙', 'space'],
  ['素材', 'materials'],
  ['労働', 'labour'],
] as const

export const MEDIA = [
  ['Harbor Ledger', 'en', 'harbor-ledger'],
  ['北洋経済', 'ja', 'hokuyo'],
  ['The Grid Review', 'en', 'grid-review'],
  ['Circuit & Policy', 'en', 'circuit-policy'],
  ['西海日報', 'ja', 'saikai'],
  ['Signal Quarterly', 'en', 'signal-quarterly'],
  ['産業観測', 'ja', 'kansoku'],
  ['Open Compute Notes', 'en', 'open-compute'],
  ['電材時報', 'ja', 'denzai'],
  ['Meridian Wire', 'en', 'meridian-wire'],
  ['政策月旦', 'ja', 'gettan'],
  ['Battery Almanac', 'en', 'battery-almanac'],
  ['Port and Rail', 'en', 'port-rail'],
  ['技術展望', 'ja', 'tenbo'],
  ['Lakeside Institute', 'en', 'lakeside'],
] as const

export const ENGLISH = [
  'chip makers',
  'export rules',
  'power contracts',
  'battery plants',
  'cloud prices',
  'satellite links',
  'hospital imaging',
  'port automation',
  'inventory cycles',
  'model training',
] as const

export const VERBS = [
  'reshape',
  'slow',
  'outpace',
  'unsettle',
  'redirect',
  'strengthen',
  'test',
] as const
