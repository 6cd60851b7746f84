import type { PracticeQuestion } from "../question.ts";

/** Questions to practice answering objections by, none of them asked in its exam. */
export const objectionsPractice: readonly PracticeQuestion[] = [
  {
    id: "objections-p01",
    prompt: {
      en: "A prospect raises an objection. What comes first?",
      es: "Un prospecto plantea una objeción. ¿Qué es lo primero?",
    },
    options: {
      a: {
        en: "Change the subject to the strongest benefit you have",
        es: "Cambiar de tema y pasar a tu beneficio más fuerte",
      },
      b: {
        en: "Answer at once, so that no doubt has time to grow",
        es: "Responder enseguida, para que la duda no crezca",
      },
      c: {
        en: "Ask for the appointment again in the very same words",
        es: "Volver a pedir la cita con las mismas palabras",
      },
      d: {
        en: "Hear it out and acknowledge it before you answer",
        es: "Escucharla entera y reconocerla antes de responder",
      },
    },
    answer: "d",
    because: {
      en: "A prospect who feels heard is ready to listen; a fast counter sounds like a script.",
      es: "Quien se siente escuchado está dispuesto a escuchar; una réplica inmediata suena a guion.",
    },
  },
  {
    id: "objections-p02",
    prompt: {
      en: "Five seconds into the call you hear: “I'm not interested.” What works best?",
      es: "A los cinco segundos de la llamada oyes: «No me interesa». ¿Qué funciona mejor?",
    },
    options: {
      a: {
        en: "Read the rest of the pitch faster, before they can hang up on you",
        es: "Leer el resto de la propuesta más deprisa, antes de que cuelguen",
      },
      b: {
        en: "Accept it calmly and ask one short question about their situation",
        es: "Aceptarlo con calma y hacer una pregunta breve sobre su situación",
      },
      c: {
        en: "Ask how they can know that before hearing what you have to offer",
        es: "Preguntar cómo lo saben si todavía no han oído tu propuesta",
      },
      d: {
        en: "Apologise for the call and remove the prospect from your pipeline",
        es: "Disculparte por la llamada y sacar al prospecto de tu embudo",
      },
    },
    answer: "b",
    because: {
      en: "So early it is mostly a reflex; one easy question may open a talk, and pressure closes it.",
      es: "Tan pronto suele ser un reflejo; una pregunta fácil puede abrir la charla y la presión la cierra.",
    },
  },
  {
    id: "objections-p03",
    prompt: {
      en: "“Just send me some information.” Which reply moves the call forward?",
      es: "«Mándame información». ¿Qué respuesta hace avanzar la llamada?",
    },
    options: {
      a: {
        en: "“People who say that never read it, so let's talk about it now.”",
        es: "«Quien dice eso nunca lo lee, así que mejor hablémoslo ahora.»",
      },
      b: {
        en: "“Happy to. What should it answer, so that I send the right part?”",
        es: "«Con gusto. ¿Qué debería aclararte, para enviarte solo lo útil?»",
      },
      c: {
        en: "“Sure, you'll get everything we have. Thank you and goodbye.”",
        es: "«Claro, te llegará todo lo que tenemos. Gracias y hasta luego.»",
      },
      d: {
        en: "“I'd rather not: our brochures don't explain the product well.”",
        es: "«Prefiero que no: los folletos no explican bien el producto.»",
      },
    },
    answer: "b",
    because: {
      en: "Agreeing and asking what matters shows whether there is interest and makes the e-mail useful.",
      es: "Al aceptar y preguntar qué importa descubres si hay interés y haces útil el correo.",
    },
  },
  {
    id: "objections-p04",
    prompt: {
      en: "A prospect says: “That's too expensive.” What do you ask first?",
      es: "Un prospecto dice: «Es demasiado caro». ¿Qué preguntas primero?",
    },
    options: {
      a: { en: "“How about 10 % less?”", es: "«¿Y con un 10 % menos?»" },
      b: { en: "“Why do you think so little of quality?”", es: "«¿Por qué valoras tan poco la calidad?»" },
      c: { en: "“What can you afford?”", es: "«¿Cuánto puedes pagar?»" },
      d: { en: "“Compared with what?”", es: "«¿Comparado con qué?»" },
    },
    answer: "d",
    because: {
      en: "You can answer only once you know the yardstick: a rival, the budget or the value they see.",
      es: "Solo puedes responder cuando sabes con qué mide: un rival, el presupuesto o el valor que percibe.",
    },
  },
  {
    id: "objections-p05",
    prompt: {
      en: "“We already work with a supplier.” Which reply is best?",
      es: "«Ya trabajamos con un proveedor». ¿Cuál es la mejor respuesta?",
    },
    options: {
      a: {
        en: "“Good to hear. What works well, and what would you improve?”",
        es: "«Me alegro. ¿Qué os funciona bien y qué mejoraríais?»",
      },
      b: {
        en: "“Whatever it is they charge you, we'll go below their price.”",
        es: "«Te cobren lo que te cobren, nosotros bajamos ese precio.»",
      },
      c: {
        en: "“Many of their clients have come to us because of problems.”",
        es: "«Muchos de sus clientes se han venido con nosotros por problemas.»",
      },
      d: {
        en: "“Then I won't take up any more of your time, goodbye.”",
        es: "«Entonces no te robo más tiempo, hasta luego.»",
      },
    },
    answer: "a",
    because: {
      en: "Respect for the choice made keeps the talk open and lets a gap show by itself.",
      es: "Respetar la elección mantiene abierta la charla y deja que la carencia aparezca sola.",
    },
  },
  {
    id: "objections-p06",
    prompt: {
      en: "A prospect picks up and says: “I have no time right now.” What do you do?",
      es: "Un prospecto contesta y dice: «Ahora no tengo tiempo». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Promise that it takes a second and go through the whole pitch",
        es: "Prometes que es un segundo y sueltas la propuesta completa",
      },
      b: {
        en: "Ask them to call back when they find a moment during the week",
        es: "Le pides que te llame cuando encuentre un hueco en la semana",
      },
      c: {
        en: "Offer to be brief or to fix a precise time for a callback",
        es: "Ofreces ser breve o fijar una hora concreta para volver a llamar",
      },
      d: {
        en: "Redial some minutes later, when they may have become free",
        es: "Vuelves a marcar a los pocos minutos, por si ya está libre",
      },
    },
    answer: "c",
    because: {
      en: "It respects the moment and still ends with something definite.",
      es: "Respeta el momento y aun así termina con algo concreto.",
    },
  },
  {
    id: "objections-p07",
    prompt: {
      en: "What tells a genuine condition from an objection?",
      es: "¿Qué distingue una condición real de una objeción?",
    },
    options: {
      a: {
        en: "A condition can't be removed by talking, such as a legal bar",
        es: "La condición no desaparece hablando, como un impedimento legal",
      },
      b: {
        en: "A condition is voiced more loudly and earlier in the call",
        es: "La condición se expresa con más fuerza y antes en la llamada",
      },
      c: {
        en: "A condition comes by e-mail, while an objection is said by phone",
        es: "La condición llega por correo y la objeción se dice por teléfono",
      },
      d: {
        en: "A condition concerns the price, an objection the product itself",
        es: "La condición atañe al precio y la objeción al producto en sí",
      },
    },
    answer: "a",
    because: {
      en: "Objections can be worked through; when a real condition stands in the way, you disqualify or wait.",
      es: "Las objeciones se trabajan; si hay una condición real, descartas al prospecto o esperas.",
    },
  },
  {
    id: "objections-p08",
    prompt: {
      en: "You have answered a concern. What do you do before you ask for the appointment?",
      es: "Has respondido a una inquietud. ¿Qué haces antes de pedir la cita?",
    },
    options: {
      a: {
        en: "Check whether the answer settles it for the prospect",
        es: "Comprobar si la respuesta le resuelve la duda",
      },
      b: {
        en: "Repeat the concern to show that it was unfounded",
        es: "Repetir la inquietud para mostrar que era infundada",
      },
      c: { en: "Add two further arguments in support of the answer", es: "Añadir otros dos argumentos que la apoyen" },
      d: {
        en: "Wait without a word until the prospect speaks again",
        es: "Esperar en silencio hasta que vuelva a hablar",
      },
    },
    answer: "a",
    because: {
      en: "An objection that is only half settled comes back later, often as a missed appointment.",
      es: "Una objeción resuelta a medias vuelve después, a menudo como una cita a la que nadie acude.",
    },
  },
  {
    id: "objections-p09",
    prompt: {
      en: "“I need to think about it.” What is a good reply?",
      es: "«Tengo que pensarlo». ¿Qué respuesta es buena?",
    },
    options: {
      a: {
        en: "“There isn't much to think about with an offer like this.”",
        es: "«Con una oferta así no hay mucho que pensar.»",
      },
      b: {
        en: "“Of course. Which part would you like to think through?”",
        es: "«Claro. ¿Qué parte quieres pensar con más calma?»",
      },
      c: {
        en: "“If you leave it for later, somebody else takes your slot.”",
        es: "«Si lo dejas para después, otra persona ocupará tu hueco.»",
      },
      d: {
        en: "“All right, I'll be waiting to hear from you some day.”",
        es: "«De acuerdo, quedo a la espera de que algún día me digas algo.»",
      },
    },
    answer: "b",
    because: {
      en: "The phrase usually covers one open point; a friendly question brings it out.",
      es: "La frase suele tapar un punto pendiente; una pregunta amable lo saca a la luz.",
    },
  },
  {
    id: "objections-p10",
    prompt: {
      en: "What does a good empathy statement do, such as “I can see why you'd be careful there”?",
      es: "¿Qué consigue una buena frase de empatía, como «Entiendo que quieras ir con cuidado»?",
    },
    options: {
      a: {
        en: "It wins time while you look for the counter in the script",
        es: "Gana tiempo mientras buscas la réplica en el guion",
      },
      b: {
        en: "It moves the talk from the concern to more personal topics",
        es: "Lleva la charla de la inquietud a temas más personales",
      },
      c: {
        en: "It takes the concern seriously without agreeing that it decides",
        es: "Toma en serio la inquietud sin aceptar que sea decisiva",
      },
      d: {
        en: "It concedes that the prospect is right and closes the matter",
        es: "Concede que el prospecto tiene razón y cierra el asunto",
      },
    },
    answer: "c",
    because: {
      en: "It lowers the guard and still leaves the point open for a question.",
      es: "Baja la guardia y deja el punto abierto a una pregunta.",
    },
  },
];
