interface Publisher {
  name: string
  /** Language of what it publishes, where it is one. */
  language?: string
}

const TABLE = `
www.businessinsider.jp|BUSINESS INSIDER JAPAN|ja
businessinsider.com|Business Insider|en
news.yahoo.co.jp|Yahoo!ニュース|ja
finance.yahoo.co.jp|Yahoo!ファイナンス|ja
article.yahoo.co.jp|Yahoo! JAPAN|ja
yahoo.co.jp|Yahoo! JAPAN|ja
finance.yahoo.com|Yahoo Finance|en
youtube.com|YouTube|
note.com|note|ja
blog.google|Google|
huggingface.co|Hugging Face|en
techradar.com|TechRadar|en
moneycontrol.com|Moneycontrol|en
tomsguide.com|Tom's Guide|en
tomshardware.com|Tom's Hardware|en
economictimes.com|The Economic Times|en
economictimes.indiatimes.com|The Economic Times|en
timesofindia.indiatimes.com|The Times of India|en
hindustantimes.com|Hindustan Times|en
indianexpress.com|The Indian Express|en
indiatoday.in|India Today|en
ndtv.com|NDTV|en
livemint.com|Mint|en
financialexpress.com|The Financial Express|en
business-standard.com|Business Standard|en
businesstoday.in|Business Today|en
thehindu.com|The Hindu|en
9to5google.com|9to5Google|en
9to5mac.com|9to5Mac|en
prtimes.jp|PR TIMES|ja
androidpolice.com|Android Police|en
androidauthority.com|Android Authority|en
excite.co.jp|エキサイト|ja
innovatopia.jp|innovaTopia|ja
github.com|GitHub|
gist.github.com|GitHub Gist|
theregister.com|The Register|en
zdnet.com|ZDNET|en
cnet.com|CNET|en
japan.cnet.com|CNET Japan|ja
japan.zdnet.com|ZDNET Japan|ja
techcrunch.com|TechCrunch|en
theverge.com|The Verge|en
wired.com|WIRED|en
wired.jp|WIRED.jp|ja
arstechnica.com|Ars Technica|en
engadget.com|Engadget|en
venturebeat.com|VentureBeat|en
fortune.com|Fortune|en
foxbusiness.com|Fox Business|en
foxnews.com|Fox News|en
cyber.fsi.stanford.edu|Stanford Cyber Policy Center|en
understandingai.org|Understanding AI|en
reuters.com|Reuters|en
jp.reuters.com|ロイター|ja
bloomberg.com|Bloomberg|en
bloomberg.co.jp|ブルームバーグ|ja
nytimes.com|The New York Times|en
wsj.com|The Wall Street Journal|en
ft.com|Financial Times|en
cnbc.com|CNBC|en
cnn.com|CNN|en
bbc.com|BBC|en
bbc.co.uk|BBC|en
theguardian.com|The Guardian|en
washingtonpost.com|The Washington Post|en
forbes.com|Forbes|en
forbesjapan.com|Forbes JAPAN|ja
axios.com|Axios|en
politico.com|Politico|en
scmp.com|South China Morning Post|en
straitstimes.com|The Straits Times|en
japantimes.co.jp|The Japan Times|en
asia.nikkei.com|Nikkei Asia|en
nikkei.com|日本経済新聞|ja
xtech.nikkei.com|日経クロステック|ja
asahi.com|朝日新聞|ja
yomiuri.co.jp|読売新聞|ja
mainichi.jp|毎日新聞|ja
sankei.com|産経新聞|ja
jiji.com|時事ドットコム|ja
nhk.or.jp|NHK|ja
www3.nhk.or.jp|NHK|ja
47news.jp|47NEWS|ja
news.ntv.co.jp|日テレNEWS NNN|ja
toyokeizai.net|東洋経済オンライン|ja
diamond.jp|ダイヤモンド・オンライン|ja
president.jp|プレジデントオンライン|ja
gendai.media|現代ビジネス|ja
itmedia.co.jp|ITmedia|ja
atmarkit.itmedia.co.jp|＠IT|ja
watch.impress.co.jp|Impress Watch|ja
pc.watch.impress.co.jp|PC Watch|ja
forest.watch.impress.co.jp|窓の杜|ja
internet.watch.impress.co.jp|INTERNET Watch|ja
edu.watch.impress.co.jp|こどもとIT|ja
gigazine.net|GIGAZINE|ja
ascii.jp|ASCII.jp|ja
gizmodo.jp|ギズモード・ジャパン|ja
lifehacker.jp|ライフハッカー・ジャパン|ja
news.mynavi.jp|マイナビニュース|ja
news.biglobe.ne.jp|BIGLOBEニュース|ja
news.livedoor.com|ライブドアニュース|ja
news.goo.ne.jp|gooニュース|ja
qiita.com|Qiita|ja
zenn.dev|Zenn|ja
ameblo.jp|Ameba|ja
aismiley.co.jp|AIsmiley|ja
ledge.ai|Ledge.ai|ja
36kr.jp|36Kr Japan|ja
ja.wikipedia.org|ウィキペディア日本語版|ja
en.wikipedia.org|Wikipedia|en
pymnts.com|PYMNTS|en
prnewswire.com|PR Newswire|en
businesswire.com|Business Wire|
openai.com|OpenAI|
community.openai.com|OpenAI Developer Community|en
help.openai.com|OpenAI|
anthropic.com|Anthropic|en
learn.microsoft.com|Microsoft Learn|
answers.microsoft.com|Microsoft Community|
blogs.microsoft.com|Microsoft|en
blogs.windows.com|Windows Blogs|en
support.google.com|Google|
cloud.google.com|Google Cloud|
developers.googleblog.com|Google|en
ai.google.dev|Google|en
blog.adobe.com|Adobe|
aws.amazon.com|Amazon Web Services|
arxiv.org|arXiv|en
nature.com|Nature|en
science.org|Science|en
medium.com|Medium|
linkedin.com|LinkedIn|
reddit.com|Reddit|
x.com|X|
twitter.com|X|
news.ycombinator.com|Hacker News|en
searchenginejournal.com|Search Engine Journal|en
searchengineland.com|Search Engine Land|en
digitimes.com|DIGITIMES|en
the-decoder.com|THE DECODER|en
habr.com|Habr|ru
`

const PUBLISHERS = new Map<string, Publisher>(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [host = '', name = '', language = ''] = line.split('|')
      return [host.replace(/^www\./, ''), language === '' ? { name } : { name, language }]
    }),
)

const hostOf = (address: string): string =>
  new URL(address).hostname.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)/, '')

/** Who publishes under an address: its name where the table has it, else the host itself. */
export const publisherOf = (address: string): Publisher => {
  const host = hostOf(address)
  return PUBLISHERS.get(host) ?? { name: host }
}
