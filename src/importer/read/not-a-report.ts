import { Refusal } from './refusal.ts'

const API_ERROR =
  /^(?:\s*(?:error|エラー|exception|例外)\s*[:：]|\s*\{\s*["']?error["']?\s*:|\s*Traceback \(most recent call last\)|\s*\w*(?:Error|Exception): )/i

const HTML_PAGE = /^\s*(?:(?:error|エラー)\s*[:：]\s*)?<(?:!doctype html|html|head|body)\b/i

const REPLY =
  /(?:^|\n)\s*(?:(?:はい、)?(?:かしこまりました|承知(?:いた)?しました|了解(?:いた)?しました|申し訳(?:ありません|ございません)|恐れ入りますが|ご提供いただ|ご質問|お手伝い)|(?:i'?m sorry|i apologi[sz]e|i can(?:no|')t|unfortunately, i|as an ai|sure[,!]|certainly[,!]|of course[,!]))|(?:提供され次第|ご提示いただ|教えてください|いただければ、|入力してください|記事の(?:本文|内容)が(?:提供|含ま)|本文が(?:提供|含ま)れて)/i

const TAKE_OUT = 'take it out of the folder'

const REPORT_ALONE = `keep the report alone in it, under a line \`# 題名\`, or ${TAKE_OUT}`

/** Refuses a file whose text, from a line on, is no report. */
const refuse = (what: string, line: number, way = TAKE_OUT): never => {
  throw new Refusal(`The file ${what} (line ${line}); ${way}`)
}

/** Refuses what lies in a folder of reports and is none: nothing, an error, a page, a chat's reply. */
export const refuseNonReport = (body: string, line: number): void => {
  if (body.trim() === '') refuse('is empty', 1)
  if (HTML_PAGE.test(body))
    refuse(
      'is an HTML page (an error page?), no report',
      line,
      `save its text as Markdown, or ${TAKE_OUT}`,
    )
  if (API_ERROR.test(body) && !/^\s{0,3}#{1,6}\s/m.test(body))
    refuse("is a program's error text, no report", line)
}

const REPLY_OPENS =
  /^\s*(?:はい、)?(?:かしこまりました|承知(?:いた)?しました|了解(?:いた)?しました|申し訳(?:ありません|ございません)|恐れ入りますが|i'?m sorry|i apologi[sz]e|as an ai|sure[,!]|certainly[,!]|of course[,!])/i

/** Refuses an error or a chat's reply under a heading, where no mark and no list stands. */
export const refuseHeaded = (body: string, line: number): void => {
  const bare = body.trim()
  if ([...bare].length >= 600) return
  if (API_ERROR.test(bare)) refuse("is a program's error text, no report", line)
  if (REPLY_OPENS.test(bare)) refuse("is a chat's reply, no report", line, REPORT_ALONE)
}

/** Refuses a text without heading that answers a chat instead of reporting. */
export const refuseReply = (text: string, line: number): void => {
  const bare = text.trim()
  if (REPLY.test(bare) && [...bare].length < 1200)
    refuse("is a chat's reply, no report", line, REPORT_ALONE)
  if ([...bare].length < 120)
    refuse(
      'has no heading and hardly any text: no report',
      line,
      `put a line \`# 題名\` above the text, or ${TAKE_OUT}`,
    )
}
