/** The most usual words of requests in other languages, as English ones. Words that English has too (`file`, `red`) count only once the language is clear. */

import type { Token } from "./tokens.ts";
import { SMALL, stem } from "./words.ts";

/** `foreign words = English`, by `|`; several spellings by `,`. */
const TABLES: Record<string, string> = {
  german: `warteschlange,warteschlangen=queue|datenbank,datenbanken=database|speicher=storage|netzwerk,netz=network|subnetz,subnetze,subnetzen=subnet|
    lastverteiler,lastenausgleich,lastenverteiler=load balancer|rolle=role|geheimnis=secret|verschlüsselt,verschlüsselte,verschlüsselten,verschlüsselter,verschlüsseltes,verschlüsselung=encrypted|
    versionierung,versioniert,versionierter,versioniertes=versioning|öffentlich,öffentliche,öffentlichen,öffentlicher,öffentliches=public|private,privaten,privater,privates=private|benutzer=user|
    sicherheitsgruppe=security group|funktion=function|tabelle=table|thema=topic|schlüssel=kms key|zertifikat=certificate|alarm=alarm|webserver=web server|feste ip,festen ip,fester ip,statische ip,statischen ip=static ip|brandmauer=firewall|protokollgruppe=log group|kennwort,passwort=password|warnung=alarm|instanz,instanzen=instance|
    und=and|mit=with|ohne=without|für=for|ein,eine,einen,einem,einer,ein=a|zwei=two|drei=three|vier=four|fünf=five|der,die,das,den,dem=the|von=of|im=in|namens=named|heißt=named|oder=or|keine,kein,keinen=no|
    erstelle,erstellen=create|zugriff=access|bucket=bucket|buckets=buckets|virtuelle maschine,virtuelle maschinen=virtual machine|internetzugang,internetzugriff=internet access|cluster=cluster|zeitplan=schedule|statische webseite,statische website=static website`,
  french: `file d attente,files d attente=queue|base de données,bases de données=database|compartiment,seau=bucket|équilibreur de charge,répartiteur de charge=load balancer|
    réseau,réseau virtuel=network|sous réseau,sous réseaux=subnet|groupe de sécurité=security group|rôle=role|chiffré,chiffrée,chiffrés,chiffrement=encrypted|versionné,versionnage,versions,gestion des versions=versioning|
    pare feu=firewall|mot de passe=password|équilibreur=load balancer|instance=instance|clé=kms key|utilisateur=user|fonction=function|sujet,rubrique=topic|certificat=certificate|alarme=alarm|machine virtuelle=virtual machine|serveur web=web server|public,publique,publics,publiques=public|privé,privée,privés,privées=private|
    secret=secret|site statique,site web statique=static website|passerelle nat=nat gateway|passerelle internet=internet gateway|fonction lambda=lambda function|
    un,une=a|et=and|avec=with|sans=without|pour=for|deux=two|trois=three|quatre=four|le,la,les=the|de,du,des=of|dans=in|nommé,nommée,appelé,appelée=named|créer,crée,créez=create|table=table|accès=access`,
  spanish: `cola,colas=queue|cubo,cubeta=bucket|base de datos,bases de datos=database|balanceador de carga,equilibrador de carga=load balancer|red,red virtual=network|subred,subredes=subnet|
    grupo de seguridad=security group|función=function|función lambda=lambda function|cifrado,cifrada,encriptado,encriptada,cifrados=encrypted|versionado,versiones,control de versiones=versioning|usuario=user|clave=kms key|tabla=table|rol=role|
    cortafuegos=firewall|contraseña=password|tema=topic|certificado=certificate|alarma=alarm|máquina virtual=virtual machine|servidor web=web server|público,pública,públicos,públicas=public|privado,privada,privados,privadas=private|secreto=secret|sitio estático,sitio web estático=static website|
    un,una,unos=a|y=and|con=with|sin=without|para=for|dos=two|tres=three|cuatro=four|el,la,los,las=the|de,del=of|en=in|llamado,llamada=named|crea,crear=create|instancia=instance|acceso=access|puerta de enlace nat=nat gateway`,
  portuguese: `fila,filas=queue|balde=bucket|banco de dados,base de dados=database|balanceador de carga=load balancer|rede=network|sub rede,sub redes,subrede,sub-rede=subnet|grupo de segurança=security group|
    função=function|função lambda=lambda function|criptografado,criptografada,encriptado,cifrado=encrypted|versionamento=versioning|usuário=user|chave=kms key|tabela=table|papel=role|tópico=topic|certificado=certificate|
    máquina virtual=virtual machine|servidor web=web server|público,pública=public|privado,privada,privadas=private|segredo=secret|site estático=static website|
    um,uma=a|e=and|com=with|sem=without|para=for|dois,duas=two|três=three|o,os,as=the|de,do,da=of|em,no,na=in|chamado,chamada=named|crie,criar=create|instância=instance|acesso=access`,
  italian: `coda,code=queue|bilanciatore di carico,bilanciatore=load balancer|rete=network|sottorete,sottoreti=subnet|gruppo di sicurezza=security group|funzione=function|funzione lambda=lambda function|cifrato,crittografato=encrypted|
    versionamento=versioning|utente=user|chiave=kms key|tabella=table|ruolo=role|argomento=topic|certificato=certificate|macchina virtuale=virtual machine|pubblico,pubblica,pubbliche=public|privato,privata,private=private|segreto=secret|
    base di dati=database|un,una,uno=a|e=and|con=with|senza=without|per=for|due=two|tre=three|il,lo,la,i,le=the|di,del,della=of|in=in|chiamato=named|crea,creare=create|sito statico=static website`,
};

/** First word → whole phrase in words and what it is in English, longest first. */
type Lexicon = Map<string, { from: string[]; to: string[] }[]>;
const LEXICONS: readonly Lexicon[] = Object.values(TABLES).map((table) => {
  const lexicon: Lexicon = new Map();
  for (const entry of table.split("|")) {
    const [spellings = "", english = ""] = entry.trim().split("=");
    for (const spelling of spellings.split(",")) {
      const from = spelling.trim().split(/[\s-]+/);
      const list = lexicon.get(from[0] as string) ?? [];
      lexicon.set(from[0] as string, [...list, { from, to: english.split(" ") }]);
    }
  }
  for (const list of lexicon.values()) list.sort((a, b) => b.from.length - a.from.length);
  return lexicon;
});

/** The tokens with words of another language put in English; as they are where the request is English. */
export function inEnglish(tokens: readonly Token[]): Token[] {
  const sample = tokens.slice(0, 200);
  const hits = LEXICONS.map(
    (lexicon) => new Set(sample.filter(({ said }) => lexicon.has(said)).map(({ said }) => said)),
  );
  const most = Math.max(...hits.map(({ size }) => size));
  const english = sample.filter(({ said }) => SMALL.has(said)).length;
  // Two different words, and more of them than of English ones: "red", "code", "table" alone are English.
  if (most < 2 || english >= most) return [...tokens];
  const lexicon = LEXICONS[hits.findIndex(({ size }) => size === most)] as Lexicon;
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    const entry = lexicon.get(token.said)?.find(({ from }) => from.every((word, k) => tokens[i + k]?.said === word));
    const end = tokens[i + (entry?.from.length ?? 1) - 1] as Token;
    const plural = entry !== undefined && token.said.length > 3 && /(?:en|s|e|x|i)$/.test(end.said);
    if (!entry) out.push(token);
    for (const [k, word] of (entry?.to ?? []).entries()) {
      const last = k === (entry?.to.length ?? 0) - 1;
      const said = last && plural && !word.endsWith("s") && !UNCOUNTED.has(word) ? `${word}s` : word;
      out.push({ ...token, word: stem(word), said, before: k === 0 ? token.before : " ", end: end.end });
    }
    i += entry?.from.length ?? 1;
  }
  return out;
}

/** Words that have no plural. */
const UNCOUNTED = new Set(
  "a the with without and or of in for to no two three four five named create access encrypted public private versioning storage".split(
    " ",
  ),
);
