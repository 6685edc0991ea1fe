import { siteCard } from '../data/cards.ts'
import { drawCard } from '../og/card.ts'

export const GET = async () =>
  new Response(new Uint8Array(drawCard(await siteCard())), {
    headers: { 'Content-Type': 'image/png' },
  })
