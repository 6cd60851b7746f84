import type { PracticeQuestion } from "../question.ts";

/** Questions to practice compliance by, none of them asked in its exam. */
export const compliancePractice: readonly PracticeQuestion[] = [
  {
    id: "compliance-p01",
    prompt: {
      en: "Between which hours of the called person's day do federal rules allow telemarketing calls to a residence?",
      es: "¿Entre qué horas, según el reloj de quien recibe la llamada, permiten las normas federales el telemarketing a un hogar?",
    },
    options: {
      a: { en: "From 7 a.m. to 10 p.m.", es: "De 7:00 a 22:00" },
      b: { en: "From 10 a.m. to 8 p.m.", es: "De 10:00 a 20:00" },
      c: { en: "From 8 a.m. to 9 p.m.", es: "De 8:00 a 21:00" },
      d: { en: "From 9 a.m. to 5 p.m.", es: "De 9:00 a 17:00" },
    },
    answer: "c",
    because: {
      en: "Before 8 a.m. and after 9 p.m. such calls are not allowed.",
      es: "Antes de las 8:00 y después de las 21:00 esas llamadas no están permitidas.",
    },
  },
  {
    id: "compliance-p02",
    prompt: {
      en: "In mid-call a prospect says: “Don't call me anymore.” What do you do?",
      es: "A mitad de llamada un prospecto dice: «No me llaméis más». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Ask for the request in writing before it can take effect",
        es: "Pides la solicitud por escrito para que tenga efecto",
      },
      b: {
        en: "Confirm it, end the call and record the request right away",
        es: "Lo confirmas, te despides y registras la petición enseguida",
      },
      c: {
        en: "Log “not interested” and let the sequence run to its end",
        es: "Registras «no interesado» y dejas acabar la secuencia",
      },
      d: {
        en: "Explain the offer once more before you record the request",
        es: "Explicas la oferta otra vez antes de registrar la petición",
      },
    },
    answer: "b",
    because: {
      en: "A spoken request is enough; it is honored at once and no argument or form is asked for.",
      es: "Basta con pedirlo de palabra; se cumple enseguida, sin discutir ni exigir formularios.",
    },
  },
  {
    id: "compliance-p03",
    prompt: {
      en: "A contact replies UNSUBSCRIBE to a marketing text. How is that reply treated?",
      es: "Un contacto responde UNSUBSCRIBE a un SMS comercial. ¿Cómo se trata esa respuesta?",
    },
    options: {
      a: { en: "As a question that a rep should answer", es: "Como una pregunta que un representante debe contestar" },
      b: { en: "As an opt-out from e-mail, but not from texts", es: "Como una baja del correo, pero no de los SMS" },
      c: { en: "As invalid, because only STOP is recognized", es: "Como no válida, porque solo se reconoce STOP" },
      d: {
        en: "As an opt-out from the texts, exactly like STOP",
        es: "Como una baja de los SMS, exactamente igual que STOP",
      },
    },
    answer: "d",
    because: {
      en: "STOP, END, CANCEL, UNSUBSCRIBE and QUIT all end the messages.",
      es: "STOP, END, CANCEL, UNSUBSCRIBE y QUIT ponen fin por igual a los mensajes.",
    },
  },
  {
    id: "compliance-p04",
    prompt: {
      en: "How old may the national registry data be against which a calling list is scrubbed?",
      es: "¿Qué antigüedad máxima pueden tener los datos del registro nacional con los que se depura una lista de llamadas?",
    },
    options: {
      a: { en: "31 days", es: "31 días" },
      b: { en: "One year", es: "Un año" },
      c: { en: "60 days", es: "60 días" },
      d: { en: "90 days", es: "90 días" },
    },
    answer: "a",
    because: {
      en: "The version of the registry in use must have been obtained no more than 31 days before the call.",
      es: "La versión del registro debe haberse obtenido como máximo 31 días antes de la llamada.",
    },
  },
  {
    id: "compliance-p05",
    prompt: {
      en: "What must a prospect learn about you in a sales call, without having to ask?",
      es: "¿Qué debe saber de ti un prospecto en una llamada de ventas sin tener que preguntarlo?",
    },
    options: {
      a: {
        en: "The company, its postal address and its year of registration",
        es: "La empresa, su dirección postal y su año de registro",
      },
      b: {
        en: "Your name, the company you call for and how to reach it",
        es: "Tu nombre, la empresa para la que llamas y cómo localizarla",
      },
      c: {
        en: "Your name and position; the company only if they ask for it",
        es: "Tu nombre y tu puesto; la empresa solo si te preguntan por ella",
      },
      d: {
        en: "Nothing yet, as long as your number shows on their display",
        es: "Nada todavía, siempre que tu número salga en su pantalla",
      },
    },
    answer: "b",
    because: {
      en: "The rules ask for the caller's name, the company behind the call and a number or address to reach it.",
      es: "Las normas piden el nombre de quien llama, la empresa por la que llama y un número o dirección de contacto.",
    },
  },
  {
    id: "compliance-p06",
    prompt: {
      en: "Which record best proves that a contact consented to marketing texts?",
      es: "¿Qué registro prueba mejor que un contacto consintió recibir SMS comerciales?",
    },
    options: {
      a: {
        en: "The number of texts delivered so far without any complaint",
        es: "El número de SMS entregados hasta ahora sin ninguna queja",
      },
      b: {
        en: "The date on which the contact was imported into the CRM",
        es: "La fecha en que se importó el contacto en el CRM",
      },
      c: {
        en: "A note by the rep that the contact sounded happy to get them",
        es: "Una nota del representante: al contacto le pareció bien",
      },
      d: {
        en: "Who agreed, when and how, and the wording they were shown",
        es: "Quién aceptó, cuándo y cómo, y el texto que se le mostró",
      },
    },
    answer: "d",
    because: {
      en: "Consent must be shown for one person and one number: the moment, the way and the wording.",
      es: "El consentimiento se demuestra para una persona y un número: el momento, la vía y el texto.",
    },
  },
  {
    id: "compliance-p07",
    prompt: {
      en: "By which means may a person revoke consent to automated marketing calls and texts?",
      es: "¿Por qué medios puede una persona revocar su consentimiento a llamadas y SMS comerciales automatizados?",
    },
    options: {
      a: {
        en: "Only by registered letter to the company's seat",
        es: "Solo por carta certificada a la sede de la empresa",
      },
      b: {
        en: "Only by the same form on which consent was given",
        es: "Solo con el mismo formulario con que lo otorgó",
      },
      c: {
        en: "By any reasonable means that makes the wish clear",
        es: "Por cualquier medio razonable que deje claro su deseo",
      },
      d: {
        en: "Only by a reply to the latest message it received",
        es: "Solo como respuesta al último mensaje recibido",
      },
    },
    answer: "c",
    because: {
      en: "The company may not narrow it to one channel: a spoken, written or texted wish counts.",
      es: "La empresa no puede limitarlo a un canal: vale de palabra, por escrito o por SMS.",
    },
  },
  {
    id: "compliance-p08",
    prompt: {
      en: "What do federal telemarketing rules require before a first automated marketing text?",
      es: "¿Qué exigen las normas federales de telemarketing antes del primer SMS comercial automatizado?",
    },
    options: {
      a: { en: "A number published by its owner", es: "Un número publicado por su titular" },
      b: { en: "Prior express written consent", es: "Consentimiento previo, expreso y por escrito" },
      c: { en: "An open e-mail thread with them", es: "Un hilo de correo abierto con la persona" },
      d: { en: "A notice within the text itself", es: "Un aviso dentro del propio SMS" },
    },
    answer: "b",
    because: {
      en: "Marketing by automated text needs written agreement first, not a notice afterwards.",
      es: "El SMS comercial automatizado exige primero un acuerdo por escrito, no un aviso posterior.",
    },
  },
  {
    id: "compliance-p09",
    prompt: {
      en: "A prospect sounds annoyed and mentions an illness. What belongs in the CRM note?",
      es: "Un prospecto parece molesto y menciona una enfermedad. ¿Qué debe figurar en la nota del CRM?",
    },
    options: {
      a: {
        en: "“Bad moment; asked for a call after June 1.”",
        es: "«Mal momento; pide que llamemos después del 1 de junio.»",
      },
      b: {
        en: "“Rude; seems to be seriously ill at the moment.”",
        es: "«Grosero; al parecer está gravemente enfermo.»",
      },
      c: {
        en: "“Ill, so an easy target once he is back home.”",
        es: "«Enfermo, así que será fácil convencerlo al volver a casa.»",
      },
      d: {
        en: "“Has health trouble, which he described at length.”",
        es: "«Tiene problemas de salud, que contó con detalle.»",
      },
    },
    answer: "a",
    because: {
      en: "Notes keep what the work needs: facts and agreements, no health data and no judgements.",
      es: "Las notas guardan lo que el trabajo necesita: hechos y acuerdos, sin datos de salud ni juicios.",
    },
  },
  {
    id: "compliance-p10",
    prompt: {
      en: "You call across several states and the calls are recorded. What is the safe practice?",
      es: "Llamas a varios estados y las llamadas se graban. ¿Cuál es la práctica segura?",
    },
    options: {
      a: {
        en: "Announce the recording at the start and stop it if they object",
        es: "Avisar de la grabación al inicio y detenerla si se oponen",
      },
      b: {
        en: "Record without a word, since you agree to it as one party",
        es: "Grabar sin avisar, pues tú como parte lo consientes",
      },
      c: {
        en: "Mention it at the end, once the appointment has been fixed",
        es: "Mencionarla al final, cuando la cita ya está acordada",
      },
      d: {
        en: "Announce it only in those calls that last over a minute",
        es: "Avisar solo en las llamadas que duren más de un minuto",
      },
    },
    answer: "a",
    because: {
      en: "Some states demand the consent of everyone on the call, so telling at the start is safe everywhere.",
      es: "Algunos estados exigen el consentimiento de todos, así que avisar al inicio es seguro en cualquiera.",
    },
  },
];
