import type { PracticeQuestion } from "../question.ts";

/** Questions to practice the sequence of touches by, none of them asked in its exam. */
export const cadencePractice: readonly PracticeQuestion[] = [
  {
    id: "cadence-p01",
    prompt: {
      en: "You made the first touch with a new prospect on day 0 and got no answer. On which day does the second touch fall?",
      es: "Hiciste el primer toque con un prospecto nuevo el día 0 y no hubo respuesta. ¿Qué día toca el segundo?",
    },
    options: {
      a: { en: "On day 1", es: "El día 1" },
      b: { en: "On day 2", es: "El día 2" },
      c: { en: "On day 7", es: "El día 7" },
      d: { en: "On day 4", es: "El día 4" },
    },
    answer: "b",
    because: {
      en: "The touches fall on days 0, 2, 3, 5, 6, 8, 9 and 12, so day 1 is left free for an answer.",
      es: "Los toques caen en los días 0, 2, 3, 5, 6, 8, 9 y 12, así que el día 1 queda libre por si te responde.",
    },
  },
  {
    id: "cadence-p02",
    prompt: {
      en: "How many touches does the full 14-day sequence hold before a prospect is recycled?",
      es: "¿Cuántos toques tiene la secuencia completa de 14 días antes de reciclar a un prospecto?",
    },
    options: {
      a: { en: "Six", es: "Seis" },
      b: { en: "Eight", es: "Ocho" },
      c: { en: "Fourteen", es: "Catorce" },
      d: { en: "Five", es: "Cinco" },
    },
    answer: "b",
    because: {
      en: "Days 0, 2, 3, 5, 6, 8, 9 and 12 are eight touches; the remaining days are room to answer.",
      es: "Los días 0, 2, 3, 5, 6, 8, 9 y 12 suman ocho toques; los demás días dejan margen para responder.",
    },
  },
  {
    id: "cadence-p03",
    prompt: {
      en: "Your call goes to voicemail. What makes that touch strongest?",
      es: "Tu llamada salta al buzón de voz. ¿Cómo sacas más partido a ese toque?",
    },
    options: {
      a: {
        en: "Hang up and dial again every hour until somebody picks up",
        es: "Cuelgas y vuelves a marcar cada hora hasta que contesten",
      },
      b: {
        en: "Leave a short message and send an e-mail that refers to it",
        es: "Dejas un mensaje breve y envías un correo que lo menciona",
      },
      c: {
        en: "Send the e-mail a week later so that the two seem unrelated",
        es: "Envías el correo una semana después para que no se relacionen",
      },
      d: {
        en: "Leave the whole pitch so that no e-mail is needed afterwards",
        es: "Dejas la propuesta entera para no tener que enviar un correo",
      },
    },
    answer: "b",
    because: {
      en: "Voicemail and e-mail support each other: one gives a voice, the other something easy to answer.",
      es: "El mensaje de voz y el correo se refuerzan: uno pone la voz y el otro es fácil de responder.",
    },
  },
  {
    id: "cadence-p04",
    prompt: {
      en: "About how long should a prospecting voicemail last?",
      es: "¿Cuánto debería durar, más o menos, un mensaje de voz de prospección?",
    },
    options: {
      a: { en: "20 to 30 seconds", es: "De 20 a 30 segundos" },
      b: { en: "60 to 90 seconds", es: "De 60 a 90 segundos" },
      c: { en: "3 to 5 seconds", es: "De 3 a 5 segundos" },
      d: { en: "Two minutes or more", es: "Dos minutos o más" },
    },
    answer: "a",
    because: {
      en: "Half a minute is enough for who you are, one reason and how to reach you; longer ones get deleted.",
      es: "Medio minuto basta para decir quién eres, un motivo y cómo localizarte; los más largos se borran.",
    },
  },
  {
    id: "cadence-p05",
    prompt: {
      en: "Why does a cadence mix calls, voicemails and e-mails rather than rely on one channel?",
      es: "¿Por qué una cadencia combina llamadas, mensajes de voz y correos en lugar de usar un solo canal?",
    },
    options: {
      a: {
        en: "People differ in the channel they notice and answer",
        es: "Cada persona atiende y responde por un canal distinto",
      },
      b: {
        en: "It makes a record of the earlier touches unnecessary",
        es: "Hace innecesario llevar un registro de los toques previos",
      },
      c: {
        en: "It lets you contact the same person many times a day",
        es: "Permite contactar a la misma persona varias veces al día",
      },
      d: {
        en: "E-mails cancel the limits on the hours for dialing",
        es: "Los correos anulan los límites del horario de llamadas",
      },
    },
    answer: "a",
    because: {
      en: "You don't know beforehand which channel a prospect prefers, so several give you a better chance.",
      es: "No sabes de antemano qué canal prefiere el prospecto, así que usar varios te da más opciones.",
    },
  },
  {
    id: "cadence-p06",
    prompt: {
      en: "On day 3 the prospect answers your e-mail with a question. What happens to the cadence?",
      es: "El día 3 el prospecto responde a tu correo con una pregunta. ¿Qué pasa con la cadencia?",
    },
    options: {
      a: {
        en: "You mark it complete and move the person to recycling",
        es: "La das por completada y pasas a la persona a reciclaje",
      },
      b: {
        en: "You keep the plan and answer on day 5, its next touch",
        es: "Sigues el plan y respondes el día 5, en el toque siguiente",
      },
      c: {
        en: "You start again from day 0 with the very first message",
        es: "Vuelves a empezar desde el día 0 con el primer mensaje",
      },
      d: {
        en: "You stop the planned touches and answer in person",
        es: "Detienes los toques previstos y respondes personalmente",
      },
    },
    answer: "d",
    because: {
      en: "A reply turns the sequence into a conversation; generic touches after it sound as if nobody had read it.",
      es: "Una respuesta convierte la secuencia en conversación; si siguen llegando toques genéricos, parece que nadie la leyó.",
    },
  },
  {
    id: "cadence-p07",
    prompt: {
      en: "Which opening line fits the fourth touch best?",
      es: "¿Qué frase encaja mejor para abrir el cuarto toque?",
    },
    options: {
      a: {
        en: "“Since my last note I saw you're hiring drivers; that is where we help.”",
        es: "«Desde mi último correo vi que buscáis conductores; ahí podemos ayudar.»",
      },
      b: {
        en: "“As I explained in my three earlier messages, our offer is still valid.”",
        es: "«Como te expliqué en mis tres mensajes previos, la oferta sigue en pie.»",
      },
      c: {
        en: "“This is my fourth attempt and I'm still waiting for you to answer me.”",
        es: "«Este es mi cuarto intento y todavía sigo esperando tu respuesta.»",
      },
      d: {
        en: "“I'm just checking in to see whether you had time to read my e-mails.”",
        es: "«Solo te llamo para saber si has tenido tiempo de leer mis correos.»",
      },
    },
    answer: "a",
    because: {
      en: "Every touch should bring a reason of its own instead of repeating that you are still there.",
      es: "Cada toque debe aportar un motivo propio en vez de repetir que sigues ahí.",
    },
  },
  {
    id: "cadence-p08",
    prompt: {
      en: "Day 12 has passed and the prospect never answered. What do you do?",
      es: "Ya pasó el día 12 y el prospecto no ha respondido nunca. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Restart the same sequence the next morning at day 0",
        es: "Reinicias la misma secuencia a la mañana siguiente",
      },
      b: {
        en: "Add a touch every day until the month comes to an end",
        es: "Añades un toque diario hasta que acabe el mes en curso",
      },
      c: {
        en: "Recycle the prospect: let it rest, and retry later",
        es: "Lo reciclas: lo dejas descansar y lo intentas más adelante",
      },
      d: {
        en: "Delete the prospect and all notes, as nobody answered",
        es: "Borras el prospecto y sus notas, ya que nadie respondió",
      },
    },
    answer: "c",
    because: {
      en: "Silence isn't a refusal: a rest and a new angle later may find the prospect at a better moment.",
      es: "El silencio no es un rechazo: tras un descanso y con otro enfoque puedes dar con un mejor momento.",
    },
  },
  {
    id: "cadence-p09",
    prompt: {
      en: "Your first two calls to a prospect were both made at about 10:00 and nobody answered. When do you place the third?",
      es: "Tus dos primeras llamadas a un prospecto fueron hacia las 10:00 y nadie contestó. ¿Cuándo haces la tercera?",
    },
    options: {
      a: {
        en: "Not at all: two unanswered calls rule out the phone",
        es: "Nunca: dos llamadas sin respuesta descartan el teléfono",
      },
      b: {
        en: "At 10:00 again, so that the number becomes familiar",
        es: "Otra vez a las 10:00, para que le suene tu número",
      },
      c: {
        en: "Right after the second one, before the hour is over",
        es: "Justo después de la segunda, antes de que dé la hora",
      },
      d: {
        en: "At a different time of day, such as late afternoon",
        es: "A otra hora del día, por ejemplo a última de la tarde",
      },
    },
    answer: "d",
    because: {
      en: "Somebody who is busy at ten today is often busy at ten tomorrow; another hour is a new chance.",
      es: "Quien está ocupado hoy a las diez suele estarlo mañana; otra hora es una nueva oportunidad.",
    },
  },
  {
    id: "cadence-p10",
    prompt: {
      en: "What should a follow-up e-mail in a cadence ask for?",
      es: "¿Qué debe pedir un correo de seguimiento dentro de una cadencia?",
    },
    options: {
      a: { en: "Three options, each with its own link", es: "Tres opciones, cada una con su enlace" },
      b: { en: "Nothing, so as not to be pushy", es: "Nada, para no parecer insistente" },
      c: { en: "One small next step that is easy to say yes to", es: "Un solo paso, pequeño y fácil de aceptar" },
      d: { en: "A signed order, to save one more call", es: "Un pedido firmado, y así evitas llamar" },
    },
    answer: "c",
    because: {
      en: "A single easy request can be answered at a glance; several compete and none gets answered.",
      es: "Una sola petición sencilla se contesta de un vistazo; varias compiten entre sí y ninguna obtiene respuesta.",
    },
  },
];
