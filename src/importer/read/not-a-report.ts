import { Refusal } from './refusal.ts'

const API_ERROR =
  /^(?:\s*(?:error|エラー|exception|例外)\s*[:：]|\s*\{\s*["']?error["']?\s*:|\s*Traceback \(most recent call last\)|\s*\w*(?:Error|Exception): )/i

const HTML_PAGE = /^\s*(?:(?:error|エラー)\s*[:：]\s*)?<(?:!doctype html|html|head|body)\b/i

const REPLY =
  /(?:^|\n)\s*(?:(?:はい、)?(?:かしこまりました|承知(?:いた)?しました|了解(?:いた)?しました|申し訳(?:ありません|ございません)|恐れ入りますが|ご提供いただ|ご質問|お手伝い)|(?:i'?m sorry|i apologi[sz]e|i can(?:no|')t|unfortunately, i|as an ai|sure[,!]|certainly[,!]|of course[,!]))|(?:提供され次第|ご提示いただ|教えてください|いただければ、|入力してください|記事の(?:本文|内容)が(?:提供|含ま)|本文が(?:提供|含ま)れて)/i

/** Refuses what lies in a folder of reports and is none: nothing, an error, a page, a chat's reply. */
export const refuseNonReport = (body: string): void => {
  if (body.trim() === '') throw new Refusal('The file is empty')
  if (HTML_PAGE.test(body))
    throw new Refusal('The file is an HTML page (an error page?), no report')
  if (API_ERROR.test(body) && !/^\s{0,3}#{1,6}\s/m.test(body))
    throw new Refusal("The file is a program's error text, no report")
}

const REPLY_OPENS =
  /^\s*(?:はい、)?(?:かしこまりました|承知(?:いた)?しました|了解(?:いた)?しました|申し訳(?:ありません|ございません)|恐れ入りますが|i'?m sorry|i apologi[sz]e|as an ai|sure[,!]|certainly[,!]|of course[,!])/i

/** Refuses an error or a chat's reply under a heading, where no mark and no list stands. */
export const refuseHeaded = (body: string): void => {
  const bare = body.trim()
  if ([...bare].length >= 600) return
  if (API_ERROR.test(bare)) throw new Refusal("The file is a program's error text, no report")
  if (REPLY_OPENS.test(bare)) throw new Refusal("The file is a chat's reply, no report")
}

/** Refuses a text without heading that answers a chat instead of reporting. */
export const refuseReply = (text: string): void => {
  const bare = text.trim()
  if (REPLY.test(bare) && [...bare].length < 1200)
    throw new Refusal("The file is a chat's reply, no report")
  if ([...bare].length < 120)
    throw new Refusal('The file has no heading and hardly any text: no report')
}
