import type { Question } from "../question.ts";

/** Questions that the exam on answering objections draws from. */
export const objectionsPool: readonly Question[] = [
  {
    id: "objections-e01",
    prompt: {
      en: "“Call me again next quarter.” What is the most useful reply?",
      es: "«Llámame el próximo trimestre». ¿Cuál es la respuesta más útil?",
    },
    options: {
      a: {
        en: "Explain that a decision next quarter would come far too late",
        es: "Explicar que decidir el próximo trimestre sería demasiado tarde",
      },
      b: {
        en: "Ask what will be different then, and fix a date for the callback",
        es: "Preguntar qué habrá cambiado para entonces y fijar una fecha",
      },
      c: {
        en: "Agree, and put the prospect straight back into the general calling list",
        es: "Aceptar y devolver al prospecto sin más a la lista general de llamadas",
      },
      d: {
        en: "Call again next week already, when the answer may be a different one",
        es: "Llamar otra vez la próxima semana, por si cambia la respuesta",
      },
    },
  },
  {
    id: "objections-e02",
    prompt: {
      en: "“I'd have to discuss it with my partner.” What is the best next step?",
      es: "«Tendría que hablarlo con mi socio». ¿Cuál es el mejor paso siguiente?",
    },
    options: {
      a: {
        en: "Propose a short talk with both of them at one appointment",
        es: "Proponer una charla breve con ambos en una misma cita",
      },
      b: {
        en: "Call the partner without telling the prospect about it",
        es: "Llamar al socio sin decirle nada al prospecto",
      },
      c: {
        en: "Press for a decision by the prospect without the partner",
        es: "Insistir en que decida ahora sin contar con el socio",
      },
      d: {
        en: "Ask the prospect to pass your pitch on and to report back to you",
        es: "Pedirle que transmita la propuesta y te cuente después",
      },
    },
  },
  {
    id: "objections-e03",
    prompt: {
      en: "“Where did you get my number?” How do you answer?",
      es: "«¿De dónde has sacado mi número?» ¿Cómo respondes?",
    },
    options: {
      a: {
        en: "Pass over the question and go on with the reason for your call",
        es: "Pasas por alto la pregunta y sigues con el motivo de la llamada",
      },
      b: {
        en: "Say that a friend gave it to you, as it makes you sound closer",
        es: "Dices que te lo dio un amigo, porque así pareces más cercano",
      },
      c: {
        en: "Say that the system dials by itself and that you can't see any of it",
        es: "Dices que el sistema marca por sí solo y que tú no puedes ver nada de eso",
      },
      d: {
        en: "Name the source honestly and offer not to call again if they wish",
        es: "Dices la fuente con franqueza y ofreces no llamar más si lo prefiere",
      },
    },
  },
  {
    id: "objections-e04",
    prompt: {
      en: "“I don't want this. Take me off your list.” How do you treat that sentence?",
      es: "«No quiero esto. Bórrame de tu lista». ¿Cómo tratas esa frase?",
    },
    options: {
      a: {
        en: "As a reflex: acknowledge and put one more open question",
        es: "Como un reflejo: la reconoces y haces una pregunta abierta más",
      },
      b: {
        en: "As a test: explain the benefit and then ask a second time",
        es: "Como una prueba: explicas el beneficio y preguntas otra vez",
      },
      c: {
        en: "As a delay: leave it for now and schedule a callback next month",
        es: "Como un aplazamiento: lo dejas por ahora y programas una llamada el mes que viene",
      },
      d: {
        en: "As a request to honor: confirm, record it and end the call",
        es: "Como una petición que cumples: confirmas, la registras y te despides",
      },
    },
  },
  {
    id: "objections-e05",
    prompt: {
      en: "“We had a bad experience with a company like yours.” What do you do?",
      es: "«Tuvimos una mala experiencia con una empresa como la vuestra». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Guess which company it was, and list the faults it is known for",
        es: "Adivinas qué empresa era y enumeras sus fallos conocidos",
      },
      b: {
        en: "Offer a special price straight away to make up for the bad memory",
        es: "Ofreces enseguida un precio especial para compensar el recuerdo",
      },
      c: {
        en: "Ask what happened and what would have to be different this time",
        es: "Preguntas qué pasó y qué tendría que ser distinto esta vez",
      },
      d: {
        en: "Assure them that your company never makes mistakes of that sort",
        es: "Aseguras que tu empresa nunca comete errores de ese tipo",
      },
    },
  },
  {
    id: "objections-e06",
    prompt: {
      en: "“I've never heard of your company.” Which reply fits best?",
      es: "«Nunca he oído hablar de vuestra empresa». ¿Qué respuesta encaja mejor?",
    },
    options: {
      a: {
        en: "One sentence of proof from a similar client, then a question",
        es: "Una frase con la prueba de un cliente similar y una pregunta",
      },
      b: {
        en: "A hint that everybody else in the trade has heard of it",
        es: "Una indirecta de que el resto del sector sí la conoce",
      },
      c: {
        en: "A short history of the company, from its founding until today",
        es: "Una breve historia de la empresa, desde su fundación hasta el día de hoy",
      },
      d: {
        en: "An offer to call again once the prospect has read about it",
        es: "La oferta de volver a llamar cuando se haya informado",
      },
    },
  },
  {
    id: "objections-e07",
    prompt: {
      en: "Two minutes into a call the prospect asks what it costs. What is the best answer?",
      es: "A los dos minutos de llamada el prospecto pregunta cuánto cuesta. ¿Cuál es la mejor respuesta?",
    },
    options: {
      a: {
        en: "Refuse to speak of prices until the appointment is fixed",
        es: "Negarte a hablar de precios hasta tener la cita cerrada",
      },
      b: {
        en: "Name the lowest price there is, even if few ever get it",
        es: "Decir el precio más bajo, aunque casi nadie lo consiga",
      },
      c: {
        en: "Ask what they would pay, and then name the same amount",
        es: "Preguntar cuánto pagarían y luego decir esa misma cifra",
      },
      d: {
        en: "Give a range, say what it depends on, and ask about that",
        es: "Dar una horquilla, decir de qué depende y preguntar por ello",
      },
    },
  },
  {
    id: "objections-e08",
    prompt: {
      en: "You handled an objection well, and the prospect gives a second, calm and firm no. What now?",
      es: "Has tratado bien una objeción y el prospecto da un segundo no, tranquilo y firme. ¿Y ahora?",
    },
    options: {
      a: {
        en: "Thank them, close politely and record the reason",
        es: "Das las gracias, te despides con cortesía y anotas el motivo",
      },
      b: {
        en: "Bring a third argument, because two are never enough",
        es: "Das un tercer argumento, porque con dos nunca es suficiente",
      },
      c: {
        en: "Say that you'll call again tomorrow for a final answer",
        es: "Dices que mañana llamas otra vez para la respuesta final",
      },
      d: {
        en: "Ask for the name of their manager to go above them",
        es: "Pides el nombre de su superior para pasar por encima",
      },
    },
  },
  {
    id: "objections-e09",
    prompt: {
      en: "“Another provider offers the same for less.” What do you do?",
      es: "«Otro proveedor ofrece lo mismo por menos». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Warn them about the poor service of that provider",
        es: "Le adviertes del mal servicio de ese otro proveedor",
      },
      b: {
        en: "Compare what each offer includes and what it costs overall",
        es: "Comparas qué incluye cada oferta y cuánto cuesta en total",
      },
      c: {
        en: "Match the price at once, so that the comparison ends",
        es: "Igualas el precio al momento para zanjar la comparación",
      },
      d: {
        en: "Insist that a price so much lower must mean a worse product",
        es: "Insistes en que un precio más bajo prueba peor calidad",
      },
    },
  },
  {
    id: "objections-e10",
    prompt: {
      en: "“There's no budget for this.” Which question helps most?",
      es: "«No hay presupuesto para esto». ¿Qué pregunta ayuda más?",
    },
    options: {
      a: {
        en: "“Could you take the money from some other department this month?”",
        es: "«¿Podríais sacar el dinero de algún otro departamento este mes?»",
      },
      b: {
        en: "“What does the problem cost you today, and when do you plan budgets?”",
        es: "«¿Qué os cuesta hoy el problema y cuándo planificáis el presupuesto?»",
      },
      c: {
        en: "“Who in your company is it that fails to plan for such things?”",
        es: "«¿Quién de tu empresa es el que no planifica este tipo de cosas?»",
      },
      d: {
        en: "“Is it really the budget, or is it that you don't want to change?”",
        es: "«¿De verdad es el presupuesto o es que no queréis cambiar?»",
      },
    },
  },
  {
    id: "objections-e11",
    prompt: {
      en: "A prospect raises a technical doubt that you can't answer. What keeps their trust?",
      es: "Un prospecto plantea una duda técnica que no sabes responder. ¿Qué conserva su confianza?",
    },
    options: {
      a: {
        en: "Calling the doubt unimportant for companies of that size",
        es: "Decir que esa duda no es importante para empresas de su tamaño",
      },
      b: {
        en: "Giving the most likely answer, so that the call doesn't stall",
        es: "Dar la respuesta más probable para que no se frene la llamada",
      },
      c: {
        en: "Saying so, and promising the answer by a time that you keep",
        es: "Decirlo y comprometerte a responder en un plazo que cumples",
      },
      d: { en: "Turning to another benefit that you know more about", es: "Pasar a otro beneficio que conoces mejor" },
    },
  },
  {
    id: "objections-e12",
    prompt: {
      en: "A prospect lists price, timing and a missing feature all at once. How do you proceed?",
      es: "Un prospecto enumera a la vez el precio, el momento y una función que falta. ¿Cómo sigues?",
    },
    options: {
      a: {
        en: "Say that three concerns are too many for a single call",
        es: "Dices que tres inquietudes son demasiadas para una llamada",
      },
      b: {
        en: "Ask which of the three matters most, and begin there",
        es: "Preguntas cuál de las tres pesa más y empiezas por ella",
      },
      c: {
        en: "Take the one you answer best and leave the others alone",
        es: "Tomas la que mejor respondes y dejas las otras de lado",
      },
      d: {
        en: "Answer all three in the order in which they were raised",
        es: "Respondes a las tres en el orden en que las planteó",
      },
    },
  },
  {
    id: "objections-e13",
    prompt: {
      en: "In most of your calls the same objection comes right after the same sentence. What is the best remedy?",
      es: "En casi todas tus llamadas surge la misma objeción tras la misma frase. ¿Cuál es el mejor remedio?",
    },
    options: {
      a: {
        en: "Change that sentence so that it meets the concern beforehand",
        es: "Cambiar esa frase para que se adelante a la inquietud",
      },
      b: {
        en: "Say the sentence faster, so that fewer people notice it",
        es: "Decir la frase más deprisa para que se note menos",
      },
      c: {
        en: "Leave the sentence as it is, since objections show some interest",
        es: "Dejar la frase, ya que las objeciones indican interés",
      },
      d: {
        en: "Learn a quicker reply, so that the call loses less time",
        es: "Aprender una réplica más rápida para perder menos tiempo",
      },
    },
  },
  {
    id: "objections-e14",
    prompt: {
      en: "A prospect becomes tense while objecting. How should your voice change?",
      es: "Un prospecto se pone tenso al objetar. ¿Cómo debería cambiar tu voz?",
    },
    options: {
      a: {
        en: "Slower and lower, with a short pause before you answer",
        es: "Más lenta y grave, con una breve pausa antes de responder",
      },
      b: {
        en: "Just as tense as theirs, so that they feel taken seriously",
        es: "Tan tensa como la suya, para que se sienta tomado en serio",
      },
      c: {
        en: "Louder and faster, so that your conviction is heard",
        es: "Más alta y rápida, para que se note tu convicción",
      },
      d: {
        en: "Brighter and more playful, to take away the weight",
        es: "Más alegre y bromista, para quitarle hierro",
      },
    },
  },
  {
    id: "objections-e15",
    prompt: {
      en: "“We're under contract until next March.” What do you aim for?",
      es: "«Tenemos contrato hasta marzo del año que viene». ¿Qué buscas?",
    },
    options: {
      a: {
        en: "A call in the week when the contract has already expired",
        es: "Una llamada en la semana en que el contrato ya ha vencido",
      },
      b: {
        en: "A promise to sign in March, made today on the phone",
        es: "Una promesa de firmar en marzo, hecha hoy por teléfono",
      },
      c: {
        en: "The notice date, and an appointment that comes well before it",
        es: "La fecha de preaviso y una cita con tiempo antes de que llegue",
      },
      d: {
        en: "A way for them to break the contract within this month",
        es: "Una forma de que rompan el contrato en este mismo mes",
      },
    },
  },
  {
    id: "objections-e16",
    prompt: {
      en: "“We do that in-house.” Which question opens the conversation?",
      es: "«Eso lo hacemos nosotros mismos». ¿Qué pregunta abre la conversación?",
    },
    options: {
      a: {
        en: "“How much of your team's time does it take in a normal week?”",
        es: "«¿Cuánto tiempo de vuestro equipo os lleva en una semana normal?»",
      },
      b: {
        en: "“Has nobody told you yet what you lose by doing it like that?”",
        es: "«¿Nadie te ha dicho aún lo que perdéis por hacerlo de esa forma?»",
      },
      c: {
        en: "“Would you like to hear what our other clients pay for it?”",
        es: "«¿Quieres saber lo que pagan por ello nuestros otros clientes?»",
      },
      d: {
        en: "“Don't you think that specialists would do a better job of it?”",
        es: "«¿No crees que unos especialistas lo harían mejor que vosotros?»",
      },
    },
  },
  {
    id: "objections-e17",
    prompt: {
      en: "“We're too small for something like this.” What is the best reply?",
      es: "«Somos demasiado pequeños para algo así». ¿Cuál es la mejor respuesta?",
    },
    options: {
      a: {
        en: "Describe in detail how your largest client uses the product",
        es: "Describir cómo usa el producto tu cliente más grande",
      },
      b: {
        en: "Propose the full package, as they will soon grow into it",
        es: "Proponer el paquete completo, pues pronto crecerán",
      },
      c: {
        en: "Tell them that small companies which don't grow disappear",
        es: "Decir que las empresas pequeñas que no crecen desaparecen",
      },
      d: {
        en: "Ask how they handle it today, and admit it if there is no fit",
        es: "Preguntar cómo lo resuelven hoy y admitir si no encaja",
      },
    },
  },
  {
    id: "objections-e18",
    prompt: {
      en: "Why do you ask “Apart from the price, is there anything else that holds you back?”",
      es: "¿Para qué preguntas «Aparte del precio, ¿hay algo más que te frene?»?",
    },
    options: {
      a: {
        en: "To give the prospect an easy way out of the call",
        es: "Para darle al prospecto una salida fácil de la llamada",
      },
      b: {
        en: "To learn whether the price is the only obstacle left",
        es: "Para saber si el precio es el único obstáculo que queda",
      },
      c: {
        en: "To collect more reasons to put into the call record",
        es: "Para reunir más motivos que anotar en la ficha de llamada",
      },
      d: {
        en: "To lead the prospect away from the price for good",
        es: "Para apartar del todo al prospecto del tema del precio",
      },
    },
  },
  {
    id: "objections-e19",
    prompt: {
      en: "A prospect objects to the rollout and asks for a callback in two weeks. What do you write in the note?",
      es: "Un prospecto objeta la implantación y pide que llames en dos semanas. ¿Qué escribes en la nota?",
    },
    options: {
      a: {
        en: "Your opinion of how likely this person is to sign in the end",
        es: "Tu opinión sobre la probabilidad de que al final firme",
      },
      b: {
        en: "“Objection”, so that the note remains short and easy to scan",
        es: "«Objeción», para que la nota quede corta y fácil de leer",
      },
      c: {
        en: "Their concern in their own words, your answer, and the date",
        es: "Su inquietud con sus palabras, tu respuesta y la fecha acordada",
      },
      d: {
        en: "The text of the script, so that a colleague sees what was said",
        es: "El texto del guion, para que un colega vea lo que se dijo",
      },
    },
  },
  {
    id: "objections-e20",
    prompt: {
      en: "Why is an immediate discount a weak answer to “it's too expensive”?",
      es: "¿Por qué un descuento inmediato es mala respuesta a «es demasiado caro»?",
    },
    options: {
      a: {
        en: "It can only be granted once there is a written quote",
        es: "Solo puede concederse cuando hay un presupuesto escrito",
      },
      b: {
        en: "It obliges you to offer the same price to all clients",
        es: "Te obliga a ofrecer el mismo precio a todos los clientes",
      },
      c: {
        en: "It suggests that the first price was never serious",
        es: "Da a entender que el primer precio no iba en serio",
      },
      d: {
        en: "It makes the prospect forget which benefits were named",
        es: "Hace que el prospecto olvide los beneficios mencionados",
      },
    },
  },
  {
    id: "objections-e21",
    prompt: {
      en: "“Switching would be too much work for us.” What helps most?",
      es: "«Cambiar nos daría demasiado trabajo». ¿Qué ayuda más?",
    },
    options: {
      a: {
        en: "Assure them that the change takes no effort of any kind",
        es: "Asegurar que el cambio no supone esfuerzo alguno",
      },
      b: {
        en: "Offer to leave the switch for later and sign today",
        es: "Ofrecer dejar el cambio para después y firmar hoy",
      },
      c: {
        en: "Remind them of how much work they have at present",
        es: "Recordarles cuánto trabajo tienen en este momento",
      },
      d: {
        en: "Show the steps one by one, and which of them you take over",
        es: "Mostrar los pasos uno a uno y cuáles asumes tú",
      },
    },
  },
];
