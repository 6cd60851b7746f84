import type { Question } from "../question.ts";

export const leadershipPool: readonly Question[] = [
  {
    id: "leadership-e01",
    prompt: { en: "Which feedback helps a rep most?", es: "¿Qué comentario ayuda más a un comercial?" },
    options: {
      a: {
        en: "“You have to listen better; customers notice when you do not care.”",
        es: "«Tienes que escuchar mejor; el cliente nota cuando no te importa lo que dice».",
      },
      b: {
        en: "“That was all right on the whole; go on like this and it will come.”",
        es: "«En general ha estado bien; sigue así y ya saldrá».",
      },
      c: {
        en: "“At 0:40 she raised price and you talked on; next time, ask why.”",
        es: "«En 0:40 habló del precio y seguiste; la próxima vez, pregunta por qué».",
      },
      d: {
        en: "“Ana would have closed that call; have a look at how she does it.”",
        es: "«Ana habría cerrado esa llamada; fíjate en cómo lo hace ella».",
      },
    },
  },
  {
    id: "leadership-e02",
    prompt: {
      en: "You review a recorded call with a rep. How do you begin?",
      es: "Repasas con un comercial la grabación de una llamada. ¿Cómo empiezas?",
    },
    options: {
      a: {
        en: "List every mistake in order, so that none will be forgotten.",
        es: "Enumeras los fallos por orden, para que no se olvide ninguno.",
      },
      b: {
        en: "Ask what he heard himself and what he would try next time.",
        es: "Le preguntas qué ha oído él y qué probaría la próxima vez.",
      },
      c: {
        en: "Act out the call yourself, so that he can copy your words.",
        es: "Representas tú la llamada, para que pueda copiar tus palabras.",
      },
      d: {
        en: "Give the score first, so that he knows how serious it is.",
        es: "Das primero la nota, para que sepa lo serio que es.",
      },
    },
  },
  {
    id: "leadership-e03",
    prompt: {
      en: "A rep has a high connect rate, few drops within 30 seconds, many long calls and hardly any appointments. Where do you coach?",
      es: "Un comercial tiene buen contacto, pocas caídas antes de 30 segundos, muchas llamadas largas y apenas citas. ¿Dónde lo entrenas?",
    },
    options: {
      a: {
        en: "In the number of dials, since volume brings results",
        es: "En el número de llamadas, porque el volumen da frutos",
      },
      b: {
        en: "In the opener, since the start decides every call",
        es: "En la apertura, porque el principio decide la llamada",
      },
      c: {
        en: "In asking for the next step at the end of the talk",
        es: "En pedir el siguiente paso al final de la conversación",
      },
      d: {
        en: "In the choice of hours, so as to reach more people",
        es: "En la elección de horas, para localizar a más gente",
      },
    },
  },
  {
    id: "leadership-e04",
    prompt: {
      en: "Your team's average show rate is 75%. Six reps have about 90%, two have about 30%. What do you do?",
      es: "La asistencia media de tu equipo es del 75 %. Seis comerciales rondan el 90 % y dos, el 30 %. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Nothing yet, as an average of 75% is a solid result.",
        es: "Nada aún, porque una media del 75 % es un buen resultado.",
      },
      b: {
        en: "Train all eight reps on reminders, as the average is too low.",
        es: "Formas a los ocho en recordatorios, porque la media es baja.",
      },
      c: {
        en: "Take the two out of the average, since they distort it.",
        es: "Sacas a los dos de la media, porque la distorsionan.",
      },
      d: {
        en: "Look at the two reps, as the average hides their problem.",
        es: "Miras a esos dos, porque la media oculta su problema.",
      },
    },
  },
  {
    id: "leadership-e05",
    prompt: {
      en: "One rep works a list of existing leads, another one cold contacts. How do you compare their results fairly?",
      es: "Una comercial trabaja una lista de interesados y otro, contactos en frío. ¿Cómo comparas sus resultados con justicia?",
    },
    options: {
      a: {
        en: "Compare each with results on the same kind of list.",
        es: "Comparas a cada uno con resultados en el mismo tipo de lista.",
      },
      b: {
        en: "Compare appointments only, as they count the same.",
        es: "Comparas solo las citas, porque valen lo mismo.",
      },
      c: {
        en: "Rank both by dials, which do not depend on the list.",
        es: "Los ordenas por llamadas, que no dependen de la lista.",
      },
      d: {
        en: "Give the harder list to whoever had the better month.",
        es: "Das la lista más difícil a quien haya tenido mejores cifras este mes.",
      },
    },
  },
  {
    id: "leadership-e06",
    prompt: {
      en: "After 40 dials a new rep has no appointment. What is your judgement?",
      es: "Tras 40 llamadas un comercial nuevo no tiene ninguna cita. ¿Cuál es tu juicio?",
    },
    options: {
      a: {
        en: "The list is bad; exchange it for the list of an experienced rep.",
        es: "La lista es mala; se la cambias por la de un comercial con más experiencia.",
      },
      b: {
        en: "The opener does not work; give him a new script tomorrow.",
        es: "La apertura no funciona; mañana le das un guion nuevo.",
      },
      c: {
        en: "He does not suit the job; tell him before more time is lost.",
        es: "No vale para el puesto; se lo dices antes de perder más tiempo.",
      },
      d: {
        en: "Too early to judge results; coach what you hear in the calls.",
        es: "Es pronto para juzgar resultados; entrenas lo que oyes en sus llamadas.",
      },
    },
  },
  {
    id: "leadership-e07",
    prompt: {
      en: "In the team meeting you notice that a rep has neglected his follow-ups. Where do you raise it?",
      es: "En la reunión del equipo notas que un comercial ha descuidado sus seguimientos. ¿Dónde lo tratas?",
    },
    options: {
      a: {
        en: "In the meeting itself, so that all of them learn from it",
        es: "En la reunión misma, para que todos aprendan",
      },
      b: { en: "In a message to the group, without naming anyone", es: "En un mensaje al grupo, sin nombrar a nadie" },
      c: {
        en: "Alone with him soon after, with the facts at hand",
        es: "A solas con él poco después, con los hechos delante",
      },
      d: {
        en: "In the yearly review, when there is time for it",
        es: "En la evaluación anual, cuando hay tiempo para ello",
      },
    },
  },
  {
    id: "leadership-e08",
    prompt: {
      en: "You mentor a new rep over four weeks. Which order builds independence?",
      es: "Acompañas a una comercial nueva durante cuatro semanas. ¿Qué orden fomenta su autonomía?",
    },
    options: {
      a: {
        en: "She listens, then you call together, she calls observed, then alone.",
        es: "Escucha, llamáis juntos, llama mientras observas y llama sola.",
      },
      b: {
        en: "She calls alone from day one and asks you whenever things go wrong.",
        es: "Llama sola desde el primer día y te pregunta cuando algo va mal.",
      },
      c: {
        en: "She listens for four weeks and then takes over your best accounts.",
        es: "Escucha cuatro semanas y luego se queda con tus mejores cuentas.",
      },
      d: {
        en: "She learns the script by heart and starts calling once she makes no mistake.",
        es: "Se aprende el guion de memoria y llama cuando ya no falla.",
      },
    },
  },
  {
    id: "leadership-e09",
    prompt: {
      en: "Since dials alone bring a bonus, many calls end after one ring. What do you change?",
      es: "Desde que solo las llamadas dan prima, muchas acaban tras un tono. ¿Qué cambias?",
    },
    options: {
      a: {
        en: "Publish each day who makes the shortest calls of all.",
        es: "Publicas a diario quién hace las llamadas más cortas.",
      },
      b: {
        en: "Reward a mix of activity, quality and results instead.",
        es: "Premias una mezcla de actividad, calidad y resultados.",
      },
      c: {
        en: "Raise the number of dials the bonus requires per day.",
        es: "Subes el número diario de llamadas que exige la prima.",
      },
      d: {
        en: "Drop all figures and trust that people do their best.",
        es: "Quitas todas las cifras y confías en que cada uno cumpla.",
      },
    },
  },
  {
    id: "leadership-e10",
    prompt: {
      en: "Your best rep keeps calling people who asked not to be called. What do you do?",
      es: "Tu mejor comercial sigue llamando a personas que pidieron que no se las llamara. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Mention it at the quarter's end, after the target is reached.",
        es: "Lo comentas al final del trimestre, una vez logrado el objetivo.",
      },
      b: {
        en: "Remind the whole team of the rule without going into the case.",
        es: "Recuerdas la norma a todo el equipo, sin entrar en el caso.",
      },
      c: {
        en: "Give those contacts to another rep and leave it at that.",
        es: "Pasas esos contactos a otro comercial y lo dejas ahí.",
      },
      d: {
        en: "Stop it today and apply the same steps as for anyone else.",
        es: "Lo paras hoy y aplicas las mismas medidas que a cualquiera.",
      },
    },
  },
];
