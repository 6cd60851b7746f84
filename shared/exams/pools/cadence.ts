import type { Question } from "../question.ts";

/** Questions that the exam on the sequence of touches draws from. */
export const cadencePool: readonly Question[] = [
  {
    id: "cadence-e01",
    prompt: {
      en: "You have just made the day 6 touch. When is the next one due?",
      es: "Acabas de hacer el toque del día 6. ¿Cuándo toca el siguiente?",
    },
    options: {
      a: { en: "On day 7", es: "El día 7" },
      b: { en: "On day 10", es: "El día 10" },
      c: { en: "On day 9", es: "El día 9" },
      d: { en: "On day 8", es: "El día 8" },
    },
  },
  {
    id: "cadence-e02",
    prompt: {
      en: "Which day holds the last touch of the 14-day sequence?",
      es: "¿En qué día cae el último toque de la secuencia de 14 días?",
    },
    options: {
      a: { en: "Day 9", es: "El día 9" },
      b: { en: "Day 14", es: "El día 14" },
      c: { en: "Day 10", es: "El día 10" },
      d: { en: "Day 12", es: "El día 12" },
    },
  },
  {
    id: "cadence-e03",
    prompt: {
      en: "Day 0 of a sequence is a Monday. On which weekday does the third touch fall?",
      es: "El día 0 de una secuencia es lunes. ¿En qué día de la semana cae el tercer toque?",
    },
    options: {
      a: { en: "Wednesday", es: "Miércoles" },
      b: { en: "Thursday", es: "Jueves" },
      c: { en: "Friday", es: "Viernes" },
      d: { en: "Tuesday", es: "Martes" },
    },
  },
  {
    id: "cadence-e04",
    prompt: {
      en: "What is the main job of a voicemail within a cadence?",
      es: "¿Cuál es la función principal de un mensaje de voz dentro de una cadencia?",
    },
    options: {
      a: {
        en: "To prove to your manager that the number of the prospect works",
        es: "Demostrar a tu responsable que el número del prospecto funciona",
      },
      b: {
        en: "To make your name and one reason familiar before the next touch",
        es: "Dejar tu nombre y un motivo en la memoria para el siguiente toque",
      },
      c: {
        en: "To present the full offer, so that a live talk isn't necessary",
        es: "Presentar la oferta entera para que no haga falta hablar en directo",
      },
      d: {
        en: "To oblige the prospect to return the call before the day is over",
        es: "Obligar al prospecto a devolverte la llamada antes de acabar el día",
      },
    },
  },
  {
    id: "cadence-e05",
    prompt: {
      en: "What suits the message of the final touch best?",
      es: "¿Qué conviene más en el mensaje del último toque?",
    },
    options: {
      a: {
        en: "A warning that the price will rise if there is no answer today",
        es: "Un aviso de que el precio subirá si hoy no hay ninguna respuesta",
      },
      b: {
        en: "A summary of all the times when the prospect failed to respond",
        es: "Un resumen de todas las veces que el prospecto no ha contestado",
      },
      c: {
        en: "A courteous close that leaves the door open to a later talk",
        es: "Un cierre cortés que deje la puerta abierta a hablar más adelante",
      },
      d: {
        en: "The same text as on day 0, so that the sequence ends as it began",
        es: "El mismo texto del día 0, para acabar la secuencia como empezó",
      },
    },
  },
  {
    id: "cadence-e06",
    prompt: {
      en: "On day 5 the prospect says: “Call me on the 20th, when the audit is over.” What do you do?",
      es: "El día 5 el prospecto te dice: «Llámame el 20, cuando acabe la auditoría». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Schedule the callback for the 20th and pause the touches until then",
        es: "Programas la llamada para el 20 y pausas los toques hasta esa fecha",
      },
      b: {
        en: "Close the sequence as lost, since there was no clear interest shown",
        es: "Cierras la secuencia como perdida, ya que no mostró interés claro",
      },
      c: {
        en: "Carry on with days 6, 8, 9 and 12, and then call on the 20th as well",
        es: "Sigues con los días 6, 8, 9 y 12, y además llamas el 20 como pidió",
      },
      d: {
        en: "Call again on day 6, because most people forget what they promised",
        es: "Llamas otra vez el día 6, pues casi todos olvidan lo que prometen",
      },
    },
  },
  {
    id: "cadence-e07",
    prompt: {
      en: "On day 8 a prospect says clearly: “Don't contact me again.” What happens next?",
      es: "El día 8 un prospecto te dice con claridad: «No volváis a contactarme». ¿Qué sigue?",
    },
    options: {
      a: {
        en: "Calls end, while the e-mails of days 9 and 12 still go out",
        es: "Acaban las llamadas, pero salen los correos de los días 9 y 12",
      },
      b: {
        en: "The sequence pauses and resumes after the usual rest period",
        es: "La secuencia se pausa y se reanuda tras el descanso habitual",
      },
      c: {
        en: "A colleague takes over the remaining touches with a new voice",
        es: "Un colega se encarga de los toques restantes con otra voz",
      },
      d: {
        en: "Every remaining touch ends and the prospect isn't recycled",
        es: "Se acaban todos los toques y el prospecto no se recicla",
      },
    },
  },
  {
    id: "cadence-e08",
    prompt: {
      en: "A recycled prospect comes back to you after a rest period. How do you begin?",
      es: "Un prospecto reciclado vuelve a ti tras un periodo de descanso. ¿Cómo empiezas?",
    },
    options: {
      a: {
        en: "With a new sequence and an angle that the first one didn't use",
        es: "Con una secuencia nueva y un enfoque que la primera no usó",
      },
      b: {
        en: "With the touch of day 12, since the others have been made already",
        es: "Con el toque del día 12, pues los demás ya se han hecho",
      },
      c: {
        en: "With the same texts, because the prospect probably never read them",
        es: "Con los mismos textos, porque es probable que no los leyera",
      },
      d: {
        en: "With three calls on one day, to find out whether it is worth going on",
        es: "Con tres llamadas en un día, para saber si vale la pena seguir",
      },
    },
  },
  {
    id: "cadence-e09",
    prompt: {
      en: "Your e-mail of day 2 comes back as undeliverable. What is the right reaction?",
      es: "Tu correo del día 2 vuelve como no entregable. ¿Cuál es la reacción correcta?",
    },
    options: {
      a: {
        en: "Continue by phone and look for the right address meanwhile",
        es: "Sigues por teléfono y mientras buscas la dirección correcta",
      },
      b: {
        en: "Resend it to several guessed addresses of the same company",
        es: "Lo reenvías a varias direcciones supuestas de la empresa",
      },
      c: {
        en: "Count it as a delivered touch and wait for a reply to come",
        es: "Lo cuentas como toque entregado y esperas la respuesta",
      },
      d: {
        en: "Stop the sequence, since one channel has failed for good",
        es: "Paras la secuencia, ya que un canal ha fallado del todo",
      },
    },
  },
  {
    id: "cadence-e10",
    prompt: {
      en: "A rep drops most prospects after two unanswered touches. What is the likely effect?",
      es: "Un representante abandona a la mayoría tras dos toques sin respuesta. ¿Cuál es el efecto probable?",
    },
    options: {
      a: {
        en: "Prospects call back by themselves once the calls cease",
        es: "Los prospectos devuelven la llamada cuando dejas de llamar",
      },
      b: {
        en: "The connect rate rises, as only the keen ones remain",
        es: "Sube la tasa de contacto, ya que solo quedan los interesados",
      },
      c: {
        en: "Many who would have answered a later touch are lost",
        es: "Se pierden muchos que habrían respondido a un toque posterior",
      },
      d: {
        en: "Nothing changes, because answers come on the first day",
        es: "Nada cambia, porque las respuestas llegan el primer día",
      },
    },
  },
  {
    id: "cadence-e11",
    prompt: {
      en: "You were ill and missed the touch of day 5. It is now the morning of day 6. What do you do?",
      es: "Estuviste de baja y no hiciste el toque del día 5. Es la mañana del día 6. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Make one touch now and keep the later ones at their usual spacing",
        es: "Haces un toque ahora y mantienes los siguientes con su ritmo normal",
      },
      b: {
        en: "Log day 5 as made, so that the sequence shows no gap in the record",
        es: "Registras el día 5 como hecho para que no haya huecos en el historial",
      },
      c: {
        en: "Make the touches of days 5 and 6 within an hour to be on schedule",
        es: "Haces los toques de los días 5 y 6 en una hora para ir al día",
      },
      d: {
        en: "Cancel the sequence and put the prospect at the end of the whole list",
        es: "Cancelas la secuencia y pasas al prospecto al final de la lista",
      },
    },
  },
  {
    id: "cadence-e12",
    prompt: {
      en: "Between the touches of day 9 and day 12 the gap is the longest one. What is that pause good for?",
      es: "Entre los toques de los días 9 y 12 está la pausa más larga. ¿Para qué sirve?",
    },
    options: {
      a: {
        en: "It restarts the legal limits on the number of calls per person",
        es: "Reinicia los límites legales de llamadas a una misma persona",
      },
      b: {
        en: "It gives the prospect room to answer before the closing touch",
        es: "Da margen al prospecto para responder antes del toque de cierre",
      },
      c: {
        en: "It lets the rep skip the closing touch if the week is a busy one",
        es: "Deja que el representante omita el cierre si va mal de tiempo",
      },
      d: {
        en: "It makes the prospect forget the earlier messages altogether",
        es: "Hace que el prospecto olvide por completo los mensajes previos",
      },
    },
  },
  {
    id: "cadence-e13",
    prompt: {
      en: "You want to add a marketing text message to the touch of day 3. What must be true first?",
      es: "Quieres añadir un SMS comercial al toque del día 3. ¿Qué debe cumplirse antes?",
    },
    options: {
      a: {
        en: "The number of the prospect is shown on a public page",
        es: "El número del prospecto aparece en una página pública",
      },
      b: {
        en: "The e-mail that you sent on day 2 has been opened",
        es: "El prospecto ha abierto el correo que enviaste el día 2",
      },
      c: {
        en: "The prospect has consented to texts from your company",
        es: "El prospecto ha consentido recibir SMS de tu empresa",
      },
      d: {
        en: "The prospect has missed at least two of your calls",
        es: "El prospecto no ha cogido al menos dos llamadas tuyas",
      },
    },
  },
  {
    id: "cadence-e14",
    prompt: {
      en: "Which figure shows best which step of a cadence should be rewritten?",
      es: "¿Qué cifra muestra mejor qué paso de una cadencia conviene reescribir?",
    },
    options: {
      a: { en: "Average length of the texts per step", es: "Longitud media de los textos por paso" },
      b: { en: "Total e-mails sent during the month", es: "Total de correos enviados en el mes" },
      c: { en: "Prospects added to the list per week", es: "Prospectos añadidos por semana a la lista" },
      d: { en: "Replies and live conversations per step", es: "Respuestas y conversaciones en cada paso" },
    },
  },
  {
    id: "cadence-e15",
    prompt: {
      en: "On day 6 you learn that a colleague of your contact takes the decision. What is the best move?",
      es: "El día 6 te enteras de que quien decide es otra persona de la empresa. ¿Qué es lo mejor?",
    },
    options: {
      a: {
        en: "Stay with your contact until day 12, and only then switch over",
        es: "Seguir con tu contacto hasta el día 12 y solo entonces cambiar",
      },
      b: {
        en: "Start that colleague at day 0, mentioning who pointed you there",
        es: "Empezar con ella en el día 0 y mencionar quién te la indicó",
      },
      c: {
        en: "Contact the colleague with the touch of day 8, as time has passed",
        es: "Contactar con ella con el toque del día 8, pues ya pasó tiempo",
      },
      d: {
        en: "Send both of them the remaining touches with exactly one text",
        es: "Enviar a ambas los toques que faltan con exactamente el mismo texto",
      },
    },
  },
  {
    id: "cadence-e16",
    prompt: {
      en: "You have just left a voicemail about late deliveries. Which subject line fits the e-mail that follows?",
      es: "Acabas de dejar un mensaje de voz sobre entregas tardías. ¿Qué asunto encaja en el correo que sigue?",
    },
    options: {
      a: {
        en: "“A quick introduction to our full range of services”",
        es: "«Una breve presentación de todos nuestros servicios»",
      },
      b: { en: "“Re: Re: the contract we agreed upon”", es: "«Re: Re: el contrato que acordamos»" },
      c: { en: "“My voicemail about your late deliveries”", es: "«Mi mensaje de voz sobre las entregas tardías»" },
      d: { en: "“URGENT: an answer is required today”", es: "«URGENTE: necesito una respuesta hoy mismo»" },
    },
  },
];
