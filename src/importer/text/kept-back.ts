/** Names of fields, as `fieldName` gives them, by what a platform means with them. */
const WITHHOLD = new Set(
  'draft isdraft drafts asdraft saveasdraft wip private isprivate unlisted hidden ishidden limited limitedshared secret unpublished ignorepublish nopublish excludefromcollections eleventyexcludefromcollections password passwordprotected 下書き 非公開 限定公開 パスワード'.split(
    ' ',
  ),
)
const SHOW = new Set(
  'published ispublished publish dgpublish public ispublic visible isvisible listed live 公開'.split(
    ' ',
  ),
)
const STATE = new Set(
  'status poststatus state publishstatus publishingstatus publicationstatus publishstate visibility access privacy scope 状態 ステータス 公開範囲 公開状態 公開設定'.split(
    ' ',
  ),
)

const YES = /^(?:true|yes|y|on|1|はい)$/i
const NO = /^(?:false|no|n|off|0|none|never|いいえ|)$/i

/** States in which everybody may read. */
const OPEN =
  /^(?:published|publish|public|live|final|done|completed?|everyone|all|world|open|visible|listed|featured|released|approved|current|active|default|normal|true|yes|公開(?:済み?|中)?|全体公開|完成|完了)$/i

/** Whether a field says something of who may read, rather than anything else. */
export const isAboutReaders = (name: string): boolean =>
  WITHHOLD.has(name) || SHOW.has(name) || STATE.has(name)

/**
 * Whether a field keeps its report back: `yes` where it surely does, `perhaps` where it says something
 * that is not known to mean that everybody may read, else `no`.
 */
export const keepsBack = (name: string, value: string | null): 'yes' | 'perhaps' | 'no' => {
  const said = (value ?? '').normalize('NFKC').trim()
  if (SHOW.has(name)) return YES.test(said) ? 'no' : NO.test(said) ? 'yes' : 'perhaps'
  if (WITHHOLD.has(name)) return NO.test(said) ? 'no' : YES.test(said) ? 'yes' : 'perhaps'
  if (said === '' || OPEN.test(said)) return 'no'
  return /^(?:draft|auto-draft|private|unlisted|hidden|pending|unpublished|wip|下書き|非公開|限定公開)$/i.test(
    said,
  )
    ? 'yes'
    : 'perhaps'
}
