/** Media types and charsets that web servers send, with the extensions they commonly have. */

/** By type; the extensions without their dots. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'text/html': 'html htm', 'text/css': 'css', 'text/javascript': 'js mjs', 'text/plain': 'txt log', 'text/csv': 'csv', 'text/markdown': 'md', 'text/xml': 'xml', 'text/calendar': 'ics', 'text/vcard': 'vcf', 'text/cache-manifest': 'appcache', 'text/vtt': 'vtt', 'text/x-component': 'htc',
  'application/javascript': 'js', 'application/json': 'json map', 'application/ld+json': 'jsonld', 'application/manifest+json': 'webmanifest', 'application/geo+json': 'geojson', 'application/xml': 'xml xsl', 'application/xhtml+xml': 'xhtml xht', 'application/rss+xml': 'rss', 'application/atom+xml': 'atom', 'application/rdf+xml': 'rdf', 'application/soap+xml': 'soap', 'application/pdf': 'pdf', 'application/zip': 'zip', 'application/gzip': 'gz tgz', 'application/x-tar': 'tar', 'application/x-bzip2': 'bz2', 'application/x-xz': 'xz', 'application/zstd': 'zst', 'application/x-7z-compressed': '7z', 'application/vnd.rar': 'rar', 'application/wasm': 'wasm', 'application/octet-stream': 'bin exe', 'application/java-archive': 'jar', 'application/x-shockwave-flash': 'swf', 'application/rtf': 'rtf', 'application/msword': 'doc', 'application/vnd.ms-excel': 'xls', 'application/vnd.ms-powerpoint': 'ppt', 'application/vnd.ms-fontobject': 'eot', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx', 'application/vnd.oasis.opendocument.text': 'odt', 'application/vnd.android.package-archive': 'apk', 'application/epub+zip': 'epub', 'application/x-httpd-php': 'php phtml', 'application/x-httpd-php-source': 'phps', 'application/x-httpd-cgi': 'cgi', 'application/x-x509-ca-cert': 'crt', 'application/pkix-crl': 'crl', 'application/ocsp-response': '', 'application/x-web-app-manifest+json': 'webapp', 'application/vnd.apple.mpegurl': 'm3u8', 'application/dash+xml': 'mpd',
  'image/svg+xml': 'svg svgz', 'image/png': 'png', 'image/jpeg': 'jpg jpeg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/avif': 'avif', 'image/bmp': 'bmp', 'image/tiff': 'tif tiff', 'image/x-icon': 'ico', 'image/vnd.microsoft.icon': 'ico', 'image/heic': 'heic',
  'font/woff': 'woff', 'font/woff2': 'woff2', 'font/ttf': 'ttf', 'font/otf': 'otf', 'font/collection': 'ttc',
  'audio/mpeg': 'mp3', 'audio/ogg': 'oga ogg', 'audio/wav': 'wav', 'audio/mp4': 'm4a', 'audio/aac': 'aac', 'audio/flac': 'flac', 'audio/midi': 'mid',
  'video/mp4': 'mp4', 'video/webm': 'webm', 'video/ogg': 'ogv', 'video/mpeg': 'mpg mpeg', 'video/quicktime': 'mov', 'video/x-msvideo': 'avi', 'video/x-flv': 'flv', 'video/mp2t': 'ts',
  'model/gltf+json': 'gltf', 'model/gltf-binary': 'glb', 'multipart/form-data': '', 'application/x-www-form-urlencoded': '',
};

export const CHARSETS: readonly string[] = [
  'UTF-8', 'ISO-8859-1', 'ISO-8859-2', 'ISO-8859-5', 'ISO-8859-7', 'ISO-8859-8', 'ISO-8859-9', 'ISO-8859-15', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1256', 'KOI8-R', 'KOI8-U', 'Shift_JIS', 'EUC-JP', 'ISO-2022-JP', 'EUC-KR', 'Big5', 'GB2312', 'GBK', 'GB18030', 'TIS-620', 'US-ASCII', 'UTF-16', 'Off',
];

/** Languages by the code that AddLanguage, LanguagePriority and DefaultLanguage take. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  ca: 'Catalan', cs: 'Czech', da: 'Danish', de: 'German', el: 'Greek', en: 'English', eo: 'Esperanto', es: 'Spanish', et: 'Estonian', fi: 'Finnish', fr: 'French', he: 'Hebrew', hr: 'Croatian', hu: 'Hungarian', it: 'Italian', ja: 'Japanese', ko: 'Korean', lb: 'Luxembourgish', nl: 'Dutch', nn: 'Norwegian Nynorsk', no: 'Norwegian', pl: 'Polish', pt: 'Portuguese', 'pt-BR': 'Portuguese of Brazil', ro: 'Romanian', ru: 'Russian', sk: 'Slovak', sl: 'Slovenian', sv: 'Swedish', tr: 'Turkish', uk: 'Ukrainian', 'zh-CN': 'Chinese of China', 'zh-TW': 'Chinese of Taiwan',
};

/** Encodings by the name that AddEncoding takes. */
export const ENCODINGS: Readonly<Record<string, string>> = {
  'x-gzip': 'gz tgz', 'x-compress': 'Z', gzip: 'gz', br: 'br', zstd: 'zst', deflate: '', 'x-bzip2': 'bz2', identity: '',
};
