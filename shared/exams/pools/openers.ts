import type { Question } from "../question.ts";

export const openersPool: readonly Question[] = [
  {
    id: "openers-e01",
    prompt: {
      en: "A lead downloaded your guide an hour ago. Which opener fits?",
      es: "Un contacto descargó tu guía hace una hora. ¿Qué apertura encaja?",
    },
    options: {
      a: {
        en: "“I am calling at random to see whether you would need anything.”",
        es: "«Llamo por casualidad para ver si necesitarías alguna cosa».",
      },
      b: {
        en: "“Our system shows me every page you have opened on our site.”",
        es: "«Nuestro sistema me enseña todas las páginas que has abierto».",
      },
      c: {
        en: "“I saw that you are interested in buying, so I have the terms here.”",
        es: "«He visto que te interesa comprar, así que tengo aquí las condiciones».",
      },
      d: {
        en: "“You got our guide on returns; what made you look for it?”",
        es: "«Has descargado nuestra guía de devoluciones; ¿qué te hizo buscarla?»",
      },
    },
  },
  {
    id: "openers-e02",
    prompt: {
      en: "A colleague opens cold calls with “I am returning your call”. What is the main problem?",
      es: "Un compañero abre sus llamadas en frío con «te devuelvo la llamada». ¿Cuál es el problema principal?",
    },
    options: {
      a: {
        en: "It works only with assistants, not with decision-makers.",
        es: "Solo funciona con asistentes, no con quien decide.",
      },
      b: {
        en: "It takes too long before the product can be named.",
        es: "Tarda demasiado en llegar al momento de nombrar el producto.",
      },
      c: {
        en: "It is too formal for companies with a young team.",
        es: "Es demasiado formal para empresas con un equipo joven.",
      },
      d: {
        en: "It is untrue, and trust is gone when that comes out.",
        es: "Es falso, y la confianza se pierde cuando se descubre.",
      },
    },
  },
  {
    id: "openers-e03",
    prompt: {
      en: "After your opener it turns out that you have the wrong person. What do you do?",
      es: "Tras la apertura resulta que no es la persona adecuada. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Ask who looks after the matter and correct the record.",
        es: "Preguntas quién lleva el tema y corriges la ficha.",
      },
      b: {
        en: "Present the product anyway, as word may get round inside.",
        es: "Presentas igualmente el producto, por si corre la voz dentro.",
      },
      c: {
        en: "Ask for the mobile numbers of everyone in the department.",
        es: "Pides los números de móvil de todo el departamento.",
      },
      d: {
        en: "Hang up politely and mark the whole company as unsuitable.",
        es: "Cuelgas con educación y marcas toda la empresa como no apta.",
      },
    },
  },
  {
    id: "openers-e04",
    prompt: {
      en: "On Monday the prospect asked you to call on Thursday at ten. How do you open on Thursday?",
      es: "El lunes el prospecto te pidió que llamaras el jueves a las diez. ¿Cómo abres el jueves?",
    },
    options: {
      a: {
        en: "“I would like to introduce myself and my company to you.”",
        es: "«Quisiera presentarme y presentarte mi empresa».",
      },
      b: {
        en: "“I wanted to know whether you have reached a decision yet.”",
        es: "«Quería saber si ya has tomado alguna decisión».",
      },
      c: {
        en: "“We agreed on ten today to talk about your stock counts.”",
        es: "«Habíamos quedado hoy a las diez para hablar de vuestros inventarios».",
      },
      d: {
        en: "“I do not know whether you remember me; I called this week.”",
        es: "«No sé si te acuerdas de mí; llamé esta misma semana».",
      },
    },
  },
  {
    id: "openers-e05",
    prompt: {
      en: "Most of your connected calls end within 30 seconds. What do you examine first?",
      es: "La mayoría de tus llamadas atendidas acaban antes de 30 segundos. ¿Qué revisas primero?",
    },
    options: {
      a: {
        en: "Your first sentences: reason, tone and relevance.",
        es: "Tus primeras frases: motivo, tono y pertinencia.",
      },
      b: {
        en: "Your closing question and the times you offer.",
        es: "Tu pregunta de cierre y los horarios que ofreces.",
      },
      c: { en: "Your follow-up e-mails and the links in them.", es: "Tus correos de seguimiento y sus enlaces." },
      d: {
        en: "Your answers to the objections you hear most often.",
        es: "Tus respuestas a las objeciones más frecuentes.",
      },
    },
  },
  {
    id: "openers-e06",
    prompt: {
      en: "You are unsure how to pronounce a prospect's surname. What is best?",
      es: "No sabes bien cómo se pronuncia el apellido de un prospecto. ¿Qué es lo mejor?",
    },
    options: {
      a: {
        en: "Say it fast, so that a mistake is hardly noticed.",
        es: "Decirlo deprisa, para que apenas se note el error.",
      },
      b: {
        en: "Leave out any name and begin directly with the offer.",
        es: "Omitir cualquier nombre y empezar directamente con la oferta.",
      },
      c: {
        en: "Look it up beforehand, or ask them once and note it.",
        es: "Averiguarlo antes, o preguntárselo una vez y apuntarlo.",
      },
      d: {
        en: "Use the first name only, whatever their age or custom.",
        es: "Usar solo el nombre de pila, sea cual sea su edad o costumbre.",
      },
    },
  },
  {
    id: "openers-e07",
    prompt: {
      en: "You want to know which of two openers works better. Which test is sound?",
      es: "Quieres saber cuál de dos aperturas funciona mejor. ¿Qué prueba es sólida?",
    },
    options: {
      a: {
        en: "Use one this week and the other next week, on new lists.",
        es: "Usar una esta semana y otra la siguiente, con listas nuevas.",
      },
      b: {
        en: "Use each five times and keep whichever felt more natural.",
        es: "Usar cada una cinco veces y quedarte con la más natural.",
      },
      c: {
        en: "Alternate both on the same list and hours, over many calls.",
        es: "Alternarlas en la misma lista y horas, con muchas llamadas.",
      },
      d: {
        en: "Try one in the morning and give the other to a colleague.",
        es: "Probar una por la mañana y dar la otra a un compañero.",
      },
    },
  },
  {
    id: "openers-e08",
    prompt: {
      en: "The prospect answers while driving. What do you do?",
      es: "El prospecto contesta mientras conduce. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Keep it short and go through your main points anyway.",
        es: "Abrevias y repasas igualmente tus puntos principales.",
      },
      b: {
        en: "Offer to call later and agree on a time at once.",
        es: "Ofreces llamar más tarde y acordáis la hora enseguida.",
      },
      c: {
        en: "Ask them to put you on speaker and carry on normally.",
        es: "Le pides que ponga el manos libres y sigues como siempre.",
      },
      d: {
        en: "Hang up without a word and dial again in a few minutes.",
        es: "Cuelgas sin decir nada y vuelves a marcar en unos minutos.",
      },
    },
  },
  {
    id: "openers-e09",
    prompt: {
      en: "You are calling a managing director. Which opening line fits the role?",
      es: "Llamas a una directora general. ¿Qué frase inicial encaja con su puesto?",
    },
    options: {
      a: {
        en: "“Our new editor lets users drag fields and save their own views.”",
        es: "«Nuestro nuevo editor permite arrastrar campos y guardar vistas propias».",
      },
      b: {
        en: "“Could you tell me in detail what your company actually does?”",
        es: "«¿Podrías contarme con detalle a qué se dedica tu empresa?»",
      },
      c: {
        en: "“Which version of the accounting software do your clerks have?”",
        es: "«¿Qué versión del programa contable usan tus administrativos?»",
      },
      d: {
        en: "“Firms of your size lose about a week per audit. Does yours?”",
        es: "«Empresas de vuestro tamaño pierden una semana por auditoría. ¿También vosotros?»",
      },
    },
  },
  {
    id: "openers-e10",
    prompt: {
      en: "The prospect agrees to talk. How do you pass from opener to discovery?",
      es: "El prospecto acepta hablar. ¿Cómo pasas de la apertura a la exploración?",
    },
    options: {
      a: {
        en: "Ask for the budget first, to avoid wasting any time.",
        es: "Preguntas antes el presupuesto, para no perder tiempo.",
      },
      b: {
        en: "Explain the product in full, then ask what they think.",
        es: "Explicas el producto entero y preguntas qué le parece.",
      },
      c: {
        en: "Propose an appointment at once, before interest cools.",
        es: "Propones una cita enseguida, antes de que se enfríe.",
      },
      d: {
        en: "Agree on the minutes and aim of the call, then ask.",
        es: "Acuerdas los minutos y el objetivo de la llamada, y preguntas.",
      },
    },
  },
  {
    id: "openers-e11",
    prompt: {
      en: "You notice that you often speak for a full minute before the prospect says anything. What do you change?",
      es: "Notas que a menudo hablas un minuto entero antes de que el prospecto diga algo. ¿Qué cambias?",
    },
    options: {
      a: {
        en: "Insert short pauses, but keep the text so nothing is lost.",
        es: "Metes pausas breves, pero dejas el texto para no perder nada.",
      },
      b: {
        en: "Speak faster, so that the same content fits into less time.",
        es: "Hablas más deprisa, para que quepa lo mismo en menos tiempo.",
      },
      c: {
        en: "Cut the opener to a few sentences that end in a question.",
        es: "Recortas la apertura a unas frases que acaben en pregunta.",
      },
      d: {
        en: "Announce at the start that you will need about a minute.",
        es: "Anuncias al principio que vas a necesitar más o menos un minuto.",
      },
    },
  },
  {
    id: "openers-e12",
    prompt: {
      en: "The assistant tells you that the director is out until tomorrow. What is the most useful reply?",
      es: "La asistente te dice que el director no está hasta mañana. ¿Qué respuesta es la más útil?",
    },
    options: {
      a: {
        en: "Insist on a mobile number, since the matter is a pressing one.",
        es: "Insistir en un número de móvil, porque el asunto es urgente.",
      },
      b: {
        en: "Ask her name and the best time to find the director tomorrow.",
        es: "Preguntarle su nombre y la mejor hora para encontrarlo mañana.",
      },
      c: {
        en: "Ask her to call you back as soon as the director comes in.",
        es: "Pedirle que te llame en cuanto llegue el director.",
      },
      d: {
        en: "Give her your whole presentation, so that she can pass it on.",
        es: "Hacerle toda la presentación, para que se la transmita.",
      },
    },
  },
  {
    id: "openers-e13",
    prompt: {
      en: "After the opener the prospect gives only one-word answers. What do you do?",
      es: "Tras la apertura el prospecto solo responde con monosílabos. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Raise your energy and talk more, until they warm up.",
        es: "Subes la energía y hablas más, hasta que se anime.",
      },
      b: {
        en: "Ask openly whether to go on now or at a better time.",
        es: "Preguntas con franqueza si seguís ahora o en mejor momento.",
      },
      c: {
        en: "Go straight to the offer, since they want it quick.",
        es: "Vas derecho a la oferta, porque se nota que quiere ir rápido.",
      },
      d: {
        en: "Keep asking closed questions, which they do answer.",
        es: "Sigues con preguntas cerradas, que sí las contesta.",
      },
    },
  },
  {
    id: "openers-e14",
    prompt: {
      en: "You want to mention other customers in your opener. Which use is right?",
      es: "Quieres mencionar a otros clientes en la apertura. ¿Qué uso es correcto?",
    },
    options: {
      a: {
        en: "Similar companies that allow it, with the problem solved.",
        es: "Empresas parecidas que lo permiten, con el problema resuelto.",
      },
      b: {
        en: "Companies in talks with you, as if they had signed.",
        es: "Empresas con las que negocias, como si hubieran firmado.",
      },
      c: {
        en: "The best-known names you have, whatever their sector is.",
        es: "Los nombres más conocidos que tengas, sea cual sea el sector de cada uno.",
      },
      d: {
        en: "A direct rival of theirs, with figures from its contract.",
        es: "Un rival directo suyo, con cifras de su contrato.",
      },
    },
  },
  {
    id: "openers-e15",
    prompt: {
      en: "Six weeks ago a prospect told you that a move of offices had priority. How do you open now?",
      es: "Hace seis semanas un prospecto te dijo que lo primero era una mudanza de oficinas. ¿Cómo abres ahora?",
    },
    options: {
      a: {
        en: "“When we spoke, the move came first. How did it go?”",
        es: "«Cuando hablamos, lo primero era la mudanza. ¿Cómo fue?»",
      },
      b: {
        en: "“Hello, my name is Ana and I call about our services.”",
        es: "«Hola, me llamo Ana y llamo por nuestros servicios».",
      },
      c: {
        en: "“I am only calling to check whether you are still there.”",
        es: "«Solo llamo para comprobar si seguís ahí».",
      },
      d: {
        en: "“You told me no last time, but things have changed here.”",
        es: "«La otra vez me dijiste que no, pero aquí han cambiado cosas».",
      },
    },
  },
  {
    id: "openers-e16",
    prompt: {
      en: "The dialer connects late and the prospect has already said “hello?” twice. How do you begin?",
      es: "El marcador conecta tarde y el prospecto ya ha dicho «¿diga?» dos veces. ¿Cómo empiezas?",
    },
    options: {
      a: {
        en: "Hang up and let the dialer try the number again at once.",
        es: "Cuelgas y dejas que el marcador lo intente de nuevo enseguida.",
      },
      b: {
        en: "Apologise for the delay briefly, then give name and reason.",
        es: "Te disculpas un instante por la espera y das nombre y motivo.",
      },
      c: {
        en: "Ask whether the prospect's line has trouble with its sound.",
        es: "Preguntas si la línea del prospecto tiene problemas de sonido.",
      },
      d: {
        en: "Start the usual text without a word about the silence.",
        es: "Empiezas el texto habitual sin mencionar el silencio.",
      },
    },
  },
];
