import type { Question } from "../question.ts";

export const certificationPool: readonly Question[] = [
  {
    id: "certification-e01",
    prompt: {
      en: "You receive a new list of 300 contacts. What comes before the first dial?",
      es: "Recibes una lista nueva de 300 contactos. ¿Qué va antes de la primera llamada?",
    },
    options: {
      a: {
        en: "Dial ten at random, to find out whether the list is any good.",
        es: "Marcar diez al azar, para saber si la lista es buena.",
      },
      b: {
        en: "Check it against do-not-call entries and set each time zone.",
        es: "Cotejarla con las exclusiones y fijar la zona horaria de cada uno.",
      },
      c: {
        en: "Send everyone an introductory text, to warm up the whole list.",
        es: "Enviar a todos un SMS de presentación, para calentar la lista.",
      },
      d: {
        en: "Sort it by company size, so that the largest come up first.",
        es: "Ordenarla por tamaño, para que salgan antes las empresas más grandes.",
      },
    },
  },
  {
    id: "certification-e02",
    prompt: {
      en: "Interested, the prospect asks for the price and then says: “Put it all in an e-mail.” What is the best reply?",
      es: "Con interés, el prospecto pregunta el precio y luego dice: «Mándamelo todo por correo». ¿Qué respondes?",
    },
    options: {
      a: {
        en: "Promise the e-mail and wait until the prospect comes back with questions.",
        es: "Prometes el correo y esperas a que vuelva con preguntas.",
      },
      b: {
        en: "Decline to write and insist on a full presentation.",
        es: "Te niegas a escribir e insistes en que hace falta una presentación completa.",
      },
      c: {
        en: "Send the complete price list and ask for a decision within this week.",
        es: "Envías la lista completa de precios y pides decisión esta semana.",
      },
      d: {
        en: "Name the range, send the mail and set ten minutes to go through it.",
        es: "Das la horquilla, envías el correo y fijas diez minutos para verlo juntos.",
      },
    },
  },
  {
    id: "certification-e03",
    prompt: {
      en: "After a friendly talk a consumer says: “Please take me off your list.” What do you do?",
      es: "Tras una charla amable, un particular te dice: «Por favor, quítame de la lista». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Offer contact by e-mail or text instead of the telephone.",
        es: "Ofreces seguir en contacto por correo o por SMS en lugar de por teléfono.",
      },
      b: {
        en: "Confirm it, end the call and record the request at once.",
        es: "Lo confirmas, terminas la llamada y registras la petición enseguida.",
      },
      c: {
        en: "Set the next call six months ahead and leave a note.",
        es: "Pones la próxima llamada a seis meses y dejas una nota.",
      },
      d: {
        en: "Ask for the reason, since the talk had gone so well.",
        es: "Preguntas el motivo, porque la charla había ido muy bien.",
      },
    },
  },
  {
    id: "certification-e04",
    prompt: {
      en: "Of 2,000 dials 440 connected, 40 led to appointments and 10 were held. The team has 20% connects, 8% appointments per connect and 78% shows. What do you work on first?",
      es: "De 2000 llamadas, 440 conectaron, 40 dieron cita y 10 se celebraron. El equipo tiene un 20 % de contacto, un 8 % de citas por contacto y un 78 % de asistencia. ¿Qué trabajas primero?",
    },
    options: {
      a: { en: "Confirmation and quality of the appointments set", es: "La confirmación y la calidad de las citas" },
      b: { en: "The first sentences of the call and your tone", es: "Las primeras frases de la llamada y tu tono" },
      c: { en: "The number of dials, which is clearly too small", es: "El número de llamadas, que es claramente bajo" },
      d: {
        en: "The hours of dialling and the quality of the list",
        es: "Las horas de llamada y la calidad de la lista",
      },
    },
  },
  {
    id: "certification-e05",
    prompt: {
      en: "A prospect with an appointment tomorrow answers your reminder text with STOP. What follows?",
      es: "Un prospecto con cita mañana responde STOP a tu SMS recordatorio. ¿Qué sigue?",
    },
    options: {
      a: {
        en: "The reminders of this appointment go on and marketing texts end after it.",
        es: "Los recordatorios de la cita siguen y los SMS comerciales acaban después.",
      },
      b: {
        en: "The same reminders are sent to him from another number of the company.",
        es: "Los mismos recordatorios se le envían desde otro número de la empresa.",
      },
      c: {
        en: "A text asking whether STOP also refers to the appointment of tomorrow.",
        es: "Un SMS que pregunte si el STOP se refiere también a la cita de mañana.",
      },
      d: {
        en: "At most one text confirming it, no more texts, and the invitation stays.",
        es: "Como mucho un SMS que lo confirme, ninguno más, y la invitación se mantiene.",
      },
    },
  },
  {
    id: "certification-e06",
    prompt: {
      en: "Which log entry is of most use after a call?",
      es: "¿Qué registro es más útil después de una llamada?",
    },
    options: {
      a: {
        en: "“Call back Thu 10:00 ET: wants pricing for 12 seats, Rosa decides.”",
        es: "«Llamar el jueves a las 10:00 ET: quiere precio para 12 puestos, decide Rosa».",
      },
      b: {
        en: "“Gave the usual presentation and answered all the questions.”",
        es: "«Hice la presentación habitual y respondí a todas las preguntas».",
      },
      c: {
        en: "“Connected, 4 minutes 12 seconds, no objection, contact updated.”",
        es: "«Contactada, 4 minutos y 12 segundos, sin objeciones, ficha actualizada».",
      },
      d: {
        en: "“A very good talk, she seemed nice and interested; will try again soon.”",
        es: "«Muy buena charla, fue amable y parecía interesada; volver a intentar pronto».",
      },
    },
  },
  {
    id: "certification-e07",
    prompt: {
      en: "“We have a supplier,” says the prospect, and then: “How long does a switch take, by the way?” How do you take this?",
      es: "«Ya tenemos proveedor», dice el prospecto, y luego: «Por cierto, ¿cuánto se tarda en cambiar?». ¿Cómo lo interpretas?",
    },
    options: {
      a: {
        en: "As a refusal: thank him and close the contact in a good mood.",
        es: "Como rechazo: das las gracias y cierras el contacto de buen humor.",
      },
      b: {
        en: "As a delay: ignore the question and go through the benefits.",
        es: "Como una evasiva: esquivas la pregunta y repasas los beneficios.",
      },
      c: {
        en: "As interest: answer briefly and ask what makes him wonder.",
        es: "Como interés: respondes breve y preguntas por qué le surge la duda.",
      },
      d: {
        en: "As a test: tell him that switching is never any trouble at all.",
        es: "Como una prueba: dices que cambiar nunca da ningún problema.",
      },
    },
  },
  {
    id: "certification-e08",
    prompt: {
      en: "You hand a qualified prospect over to the account executive. What must the handover contain?",
      es: "Pasas un prospecto cualificado al ejecutivo de cuentas. ¿Qué debe contener el traspaso?",
    },
    options: {
      a: {
        en: "Name, telephone and company, as the rest comes up in the demo",
        es: "Nombre, teléfono y empresa, porque el resto sale en la demostración",
      },
      b: {
        en: "Problem, people, timing, what was promised and the next date",
        es: "Problema, personas, plazos, lo prometido y la próxima fecha",
      },
      c: {
        en: "Your estimate of the amount and the discount that may be needed",
        es: "Tu estimación del importe y el descuento que quizá haga falta",
      },
      d: {
        en: "The recording of the call, so that nothing gets lost on the way",
        es: "La grabación de la llamada, para que nada se pierda por el camino",
      },
    },
  },
  {
    id: "certification-e09",
    prompt: {
      en: "A well-fitting prospect is bound by contract for 8 months, with 90 days' notice. What do you agree on?",
      es: "Un prospecto muy adecuado tiene contrato 8 meses más, con 90 días de preaviso. ¿Qué acuerdas?",
    },
    options: {
      a: {
        en: "No date, as the notice makes a purchase impossible",
        es: "Ninguna fecha, porque el preaviso impide la compra",
      },
      b: {
        en: "A call every week, so as not to miss a change of mind",
        es: "Llamar cada semana, por si cambia de opinión",
      },
      c: {
        en: "A talk in about four months, before the notice is due",
        es: "Hablar en unos cuatro meses, antes del preaviso",
      },
      d: {
        en: "A call in eight months, when the contract has ended",
        es: "Llamar en ocho meses, cuando acabe el contrato",
      },
    },
  },
  {
    id: "certification-e10",
    prompt: {
      en: "You have just agreed on an appointment by phone. How do you end the call?",
      es: "Acabas de acordar una cita por teléfono. ¿Cómo terminas la llamada?",
    },
    options: {
      a: {
        en: "Go through the product again to confirm the interest.",
        es: "Repasas otra vez el producto para confirmar el interés.",
      },
      b: { en: "Say that the details will follow soon.", es: "Dices que los detalles llegarán en los próximos días." },
      c: {
        en: "Sum up, send the invitation and see it accepted.",
        es: "Resumes, envías la invitación y ves que la acepta.",
      },
      d: {
        en: "End it quickly, before the prospect changes their mind.",
        es: "Cuelgas deprisa, antes de que el prospecto cambie de idea.",
      },
    },
  },
];
