/** Names of lists of sources, as headings or bold lines carry them. */
const SOURCES =
  /^(?:(?:主な|主要な?|使用した?|本文の|記事の|本レポートの)?(?:(?:参照|参考|引用)(?:記事|文献|資料|元|源|サイト|ウェブサイト|webサイト|ページ|リンク|url|情報源?|ソース|論文)?|出典|出所|典拠(?:資料)?|情報源|ソース|リファレンス|(?:参照|参考に|引用|(?:調査に)?(?:使用|利用|使っ))し?た(?:記事|文献|資料|サイト|情報源?|ソース|ページ)|脚注(?:・|と|\/|、)(?:出典|(?:参考)?文献)|文献|引用的著作|(?:参考|參考|资料|資料|信息|数据|數據|引用)?(?:来源|來源)|參考文獻|参考资料|參考資料)(?:(?:・|および|及び|と|與|与|\/|、)(?:参照|参考|引用|関連)?(?:記事|文献|資料|元|サイト|リンク|url|情報|出典|脚注|注釈?|引用|(?:データ)?ソース|来源|來源))*(?:の?(?:一覧|リスト|url|集|元|情報|まとめ))?|(?:key |main |primary |data |selected )?(?:sources?|references?)(?: (?:list|cited|used|consulted))?(?: (?:and|&) (?:sources?|references?|notes|further reading|citations?))?|notes (?:and|&) (?:references|sources)|works cited|bibliography|citations?|literature(?: cited)?|list of (?:sources|references)|quellen(?:verzeichnis|angaben)?|literatur(?:verzeichnis)?|einzelnachweise|referenzen|références|bibliographie|fuentes|referencias|bibliografía|(?:데이터 )?출처|참고 ?(?:문헌|자료))$/i

/** Names under which links stand that may be sources or mere advice: taken only if each item has an address. */
const LINKS =
  /^(?:関連(?:リンク|記事|資料|情報|サイト|url|文献)|リンク(?:集)?|外部リンク|(?:さらに詳しく|もっと読む)|脚注|注釈?|注記|links?|(?:related|external|further) (?:links?|reading|articles?|sources?|resources?)|footnotes?|notes?|endnotes?)(?:の?(?:一覧|リスト|集))?$/i

const EMOJI = /\p{Extended_Pictographic}|\uFE0F|\u200D/gu

/** A heading's words alone: no numbering, markup, colon, brackets or gloss in another language. */
const bareName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(EMOJI, '')
    .replace(/\{#[\w-]+\}$/, '')
    .replace(/[*_`#]/g, '')
    .trim()
    .replace(
      /^(?:[\dIVX]+(?:[.-]\d+)*[.)、:\s]|第\d+[章節]|[■◆●▼▶◇○□・\-–—]|付録[A-Z\d]?[:：]?)+\s*/,
      '',
    )
    .replace(/^[【[〔〈《「『(]\s*(.*?)\s*[】\]〕〉》」』)]$/, '$1')
    .replace(/\s*\((?:[^()]*)\)$/, '')
    .replace(/\s*[:：]+$/, '')
    .trim()

/** What kind of list a heading announces. */
export const listKind = (heading: string): 'sources' | 'links' | undefined => {
  const name = bareName(heading)
  if (name === '' || name.length > 40) return undefined
  if (SOURCES.test(name)) return 'sources'
  if (LINKS.test(name)) return 'links'
  const [left = '', right] = name.split(/\s*[/／|]\s*/)
  return right !== undefined && SOURCES.test(left) && SOURCES.test(right) ? 'sources' : undefined
}

/** Whether a heading announces the article that the report is about. */
export const isOriginName = (heading: string): boolean =>
  /^(?:元(?:の)?記事|原文|original article)/i.test(bareName(heading))
