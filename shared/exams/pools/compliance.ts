import type { Question } from "../question.ts";

/** Questions that the exam on compliance draws from. */
export const compliancePool: readonly Question[] = [
  {
    id: "compliance-e01",
    prompt: {
      en: "A number has a New York area code, but the CRM says that the prospect lives in Denver. Which time governs your call?",
      es: "Un número tiene prefijo de Nueva York, pero según el CRM el prospecto vive en Denver. ¿Qué hora rige tu llamada?",
    },
    options: {
      a: {
        en: "Denver's, because it is where the person actually is",
        es: "La de Denver, porque es donde está la persona",
      },
      b: {
        en: "Your own, because the call is made from your office",
        es: "La tuya, porque la llamada sale de tu oficina",
      },
      c: {
        en: "New York's, because the area code is what counts by law",
        es: "La de Nueva York, porque por ley cuenta el prefijo",
      },
      d: {
        en: "Either one, as long as the call is a first contact",
        es: "Cualquiera, siempre que sea un primer contacto",
      },
    },
  },
  {
    id: "compliance-e02",
    prompt: {
      en: "Company procedures aim to honor a do-not-call request promptly. What is the latest that federal rules allow?",
      es: "La empresa procura cumplir pronto cada petición de no llamar. ¿Cuál es el plazo máximo que admiten las normas federales?",
    },
    options: {
      a: { en: "10 business days", es: "10 días hábiles" },
      b: { en: "45 calendar days", es: "45 días naturales" },
      c: { en: "3 business days", es: "3 días hábiles" },
      d: { en: "90 calendar days", es: "90 días naturales" },
    },
  },
  {
    id: "compliance-e03",
    prompt: {
      en: "A contact texts STOP. Which message may still follow?",
      es: "Un contacto envía STOP. ¿Qué mensaje puede seguir todavía?",
    },
    options: {
      a: {
        en: "One text with a last offer, marked clearly as the final one",
        es: "Un SMS con una última oferta, marcado como el final",
      },
      b: {
        en: "The texts already scheduled, as they were planned before",
        es: "Los SMS ya programados, porque se planificaron antes",
      },
      c: {
        en: "A reminder in a month that asks whether they are still sure",
        es: "Un recordatorio al mes que pregunta si sigue seguro",
      },
      d: {
        en: "One text that confirms the opt-out, with no marketing in it",
        es: "Un SMS que confirma la baja, sin nada de publicidad",
      },
    },
  },
  {
    id: "compliance-e04",
    prompt: {
      en: "A prospect asked your colleague not to be called again. Whom does that request bind?",
      es: "Un prospecto pidió a tu colega que no lo llamaran más. ¿A quién obliga esa petición?",
    },
    options: {
      a: {
        en: "The whole company, whoever makes the call and from any line",
        es: "A toda la empresa, llame quien llame y desde cualquier línea",
      },
      b: {
        en: "The team of the colleague, but not the other departments",
        es: "Al equipo del colega, pero no a los demás departamentos",
      },
      c: {
        en: "Everyone, though just for the line that was used that day",
        es: "A todos, aunque solo para la línea que se usó aquel día",
      },
      d: {
        en: "The colleague alone, because the request was made to him",
        es: "Solo al colega, porque la petición se le hizo a él",
      },
    },
  },
  {
    id: "compliance-e05",
    prompt: {
      en: "A number isn't in the national registry, but it is on your company's own do-not-call list. May you call?",
      es: "Un número no está en el registro nacional, pero sí en la lista propia de tu empresa. ¿Puedes llamar?",
    },
    options: {
      a: {
        en: "Yes: provided that a manager approves each call",
        es: "Sí: siempre que un responsable apruebe cada llamada",
      },
      b: {
        en: "Yes: the national registry overrides the own list",
        es: "Sí: el registro nacional prevalece sobre la lista propia",
      },
      c: {
        en: "No: unless the entry is older than thirty-one days",
        es: "No: salvo que la anotación tenga más de treinta y un días",
      },
      d: {
        en: "No: the company's own list is binding by itself",
        es: "No: la lista propia de la empresa obliga por sí sola",
      },
    },
  },
  {
    id: "compliance-e06",
    prompt: {
      en: "A recipient of your sales e-mails asks to opt out. What does US federal law require?",
      es: "Alguien que recibe tus correos de ventas pide la baja. ¿Qué exige la ley federal de EE. UU.?",
    },
    options: {
      a: {
        en: "To honor it only if the recipient is a private individual",
        es: "Cumplirla solo si quien la pide es un particular",
      },
      b: {
        en: "To honor it within 60 days, after a reason has been given",
        es: "Cumplirla en 60 días, una vez indicado el motivo",
      },
      c: {
        en: "To honor it within 10 business days, free and without a log-in",
        es: "Cumplirla en 10 días hábiles, gratis y sin iniciar sesión",
      },
      d: {
        en: "To send one more offer with a form for choosing the topics",
        es: "Enviar otra oferta con un formulario para elegir temas",
      },
    },
  },
  {
    id: "compliance-e07",
    prompt: {
      en: "You have never spoken with this prospect. Which subject line is unacceptable?",
      es: "Nunca has hablado con este prospecto. ¿Qué asunto es inaceptable?",
    },
    options: {
      a: { en: "“Shorter loading times for your depot”", es: "«Menos tiempo de carga en tu almacén»" },
      b: { en: "“Re: what we agreed in our call”", es: "«Re: lo que acordamos en la llamada»" },
      c: { en: "“A question about your delivery routes”", es: "«Una pregunta sobre tus rutas de reparto»" },
      d: { en: "“An introduction, with one idea for you”", es: "«Una presentación y una idea para ti»" },
    },
  },
  {
    id: "compliance-e08",
    prompt: {
      en: "Which of these must a commercial e-mail contain under US federal law?",
      es: "¿Cuál de estos elementos debe llevar un correo comercial según la ley federal de EE. UU.?",
    },
    options: {
      a: { en: "A picture of the person who wrote it", es: "Una fotografía de la persona que lo escribe" },
      b: { en: "The sender's tax identification number", es: "El número de identificación fiscal del remitente" },
      c: { en: "The full price list of the products", es: "La lista completa de precios de los productos" },
      d: { en: "A valid postal address of the sender", es: "Una dirección postal válida del remitente" },
    },
  },
  {
    id: "compliance-e09",
    prompt: {
      en: "What must the caller ID of a sales call show?",
      es: "¿Qué debe mostrar el identificador de una llamada de ventas?",
    },
    options: {
      a: {
        en: "Any number that bears the area code of the prospect",
        es: "Cualquier número que tenga el prefijo del prospecto",
      },
      b: {
        en: "A number on which a person can ask not to be called",
        es: "Un número al que se pueda pedir que no llamen más",
      },
      c: {
        en: "The private number of the manager in charge of sales",
        es: "El número particular de quien dirige las ventas",
      },
      d: {
        en: "No number at all, if the rep says the name at the start",
        es: "Ningún número, si el representante dice su nombre al inicio",
      },
    },
  },
  {
    id: "compliance-e10",
    prompt: {
      en: "To work faster, a rep copies the lead list to a private phone and texts from there. What is the main problem?",
      es: "Para ir más rápido, un representante copia la lista de contactos a su móvil personal y escribe desde ahí. ¿Cuál es el problema principal?",
    },
    options: {
      a: {
        en: "The texts arrive later than those of the company system",
        es: "Los SMS llegan más tarde que los del sistema de la empresa",
      },
      b: {
        en: "The manager can't compare the rep's speed with others",
        es: "No se puede comparar su velocidad con la de los demás",
      },
      c: {
        en: "The rep has to pay for the messages on the private plan",
        es: "El representante tiene que pagar los SMS de su tarifa",
      },
      d: {
        en: "Consent and opt-outs are no longer checked or recorded",
        es: "Ya no se comprueban ni registran consentimientos y bajas",
      },
    },
  },
  {
    id: "compliance-e11",
    prompt: {
      en: "A state allows sales calls until 8 p.m., while the federal window ends at 9 p.m. Until when may you call a resident of that state?",
      es: "Un estado permite llamadas de ventas hasta las 20:00 y la franja federal acaba a las 21:00. ¿Hasta cuándo puedes llamar a un residente?",
    },
    options: {
      a: {
        en: "Until 9 p.m., provided that you are calling from another state",
        es: "Hasta las 21:00, siempre que llames desde otro estado",
      },
      b: {
        en: "Until 9 p.m., because federal rules replace those of a state",
        es: "Hasta las 21:00, porque la norma federal sustituye a la estatal",
      },
      c: {
        en: "Until 8:30 p.m., because the two limits have to be averaged",
        es: "Hasta las 20:30, porque se hace la media de los dos límites",
      },
      d: {
        en: "Until 8 p.m., because the stricter rule is the one to follow",
        es: "Hasta las 20:00, porque se sigue la norma más estricta",
      },
    },
  },
  {
    id: "compliance-e12",
    prompt: {
      en: "A prospect has hung up on every call this week. A colleague plans ten dials tomorrow to wear her down. What is the main problem?",
      es: "Una persona ha colgado en cada llamada de esta semana. Un colega piensa marcar diez veces mañana para que ceda. ¿Cuál es el problema principal?",
    },
    options: {
      a: {
        en: "The dials would lower the colleague's show rate this week",
        es: "Esas llamadas bajarían la tasa de asistencia de tu colega esta semana",
      },
      b: {
        en: "Ten dials a day are allowed only to existing customers",
        es: "Diez llamadas al día solo se permiten a clientes actuales",
      },
      c: {
        en: "Calling repeatedly in order to annoy somebody is prohibited",
        es: "Está prohibido llamar repetidamente para molestar a alguien",
      },
      d: {
        en: "Each dial has to be placed from a different phone number",
        es: "Cada llamada tendría que hacerse desde un número distinto",
      },
    },
  },
  {
    id: "compliance-e13",
    prompt: {
      en: "A vendor sells you a list and says that everyone on it “has opted in”. What do you do before texting?",
      es: "Un proveedor te vende una lista y dice que todos «han dado su consentimiento». ¿Qué haces antes de enviar SMS?",
    },
    options: {
      a: {
        en: "Hand it to compliance, and send nothing without proof of consent",
        es: "La pasas al equipo de cumplimiento y no envías nada sin pruebas",
      },
      b: {
        en: "Send one text that asks everybody on it whether this is true",
        es: "Envías un SMS a todos para preguntarles si eso es cierto",
      },
      c: {
        en: "Use just a part of it, in order to keep the risk to a minimum",
        es: "Usas solo una parte, para reducir el riesgo al mínimo",
      },
      d: {
        en: "Use the list, since the vendor is liable for what it promised",
        es: "Usas la lista, pues el proveedor responde de lo que prometió",
      },
    },
  },
  {
    id: "compliance-e14",
    prompt: {
      en: "You are about to import an older spreadsheet of leads. Some of them have opted out since it was made. What must be ensured?",
      es: "Vas a importar una hoja de contactos antigua. Algunos se dieron de baja después de que se creara. ¿Qué hay que garantizar?",
    },
    options: {
      a: {
        en: "Those leads get one message that asks if they changed their mind",
        es: "Esos contactos reciben un mensaje que pregunta si cambiaron de idea",
      },
      b: {
        en: "The recorded opt-outs outlast the import and still apply",
        es: "Las bajas registradas sobreviven a la importación y siguen vigentes",
      },
      c: {
        en: "The status in the spreadsheet replaces the recorded opt-outs",
        es: "El estado de la hoja sustituye a las bajas que estaban registradas",
      },
      d: {
        en: "The spreadsheet is imported under the name of another campaign",
        es: "La hoja se importa con el nombre de otra campaña",
      },
    },
  },
  {
    id: "compliance-e15",
    prompt: {
      en: "A prospect asks whether the product will double his sales. Which answer is acceptable?",
      es: "Un prospecto pregunta si el producto duplicará sus ventas. ¿Qué respuesta es aceptable?",
    },
    options: {
      a: {
        en: "“Yes, that's guaranteed, as long as you sign within this month.”",
        es: "«Sí, está garantizado, siempre que firmes dentro de este mes.»",
      },
      b: {
        en: "“Nobody can check that, but I'm personally sure that it will.”",
        es: "«Eso nadie puede comprobarlo, pero yo estoy seguro de que sí.»",
      },
      c: {
        en: "“I can't promise that; here is what a similar client measured.”",
        es: "«No puedo prometerlo; esto es lo que midió un cliente similar.»",
      },
      d: {
        en: "“All of our clients double their sales during the first year.”",
        es: "«Todos nuestros clientes duplican sus ventas el primer año.»",
      },
    },
  },
  {
    id: "compliance-e16",
    prompt: {
      en: "Which opening hides what the rules want disclosed promptly in a sales call?",
      es: "¿Qué apertura oculta lo que las normas obligan a revelar pronto en una llamada de ventas?",
    },
    options: {
      a: {
        en: "“I'm calling from a software company with an offer for dentists”",
        es: "«Llamo de una empresa de software con una oferta para dentistas»",
      },
      b: {
        en: "“I'm calling about a problem with your account,” to someone new",
        es: "«Llamo por un problema con tu cuenta», a alguien que no es cliente",
      },
      c: {
        en: "“This is a sales call; may I have half a minute of your time?”",
        es: "«Esta es una llamada de ventas; ¿me concedes medio minuto?»",
      },
      d: {
        en: "“I sell route planning, and I'd like to ask you one question”",
        es: "«Vendo planificación de rutas y quiero hacerte una pregunta»",
      },
    },
  },
  {
    id: "compliance-e17",
    prompt: {
      en: "A stranger answers and says that the number has been hers for a month. Your record shows consent by its former owner. What now?",
      es: "Contesta una desconocida y dice que el número es suyo desde hace un mes. Tu ficha tiene el consentimiento del titular anterior. ¿Y ahora?",
    },
    options: {
      a: {
        en: "Mark it as a wrong number: the consent doesn't pass to her",
        es: "Lo marcas como número erróneo: el consentimiento no pasa a ella",
      },
      b: {
        en: "Go on: there is a grace period of a year for such changes",
        es: "Sigues: hay un año de gracia para los cambios de ese tipo",
      },
      c: {
        en: "Go on: the consent belongs to the number, not the person",
        es: "Sigues: el consentimiento va con el número, no con la persona",
      },
      d: {
        en: "Ask her where the former owner lives, and then keep both",
        es: "Le preguntas dónde vive el titular anterior y guardas ambos",
      },
    },
  },
  {
    id: "compliance-e18",
    prompt: {
      en: "Your contact's husband answers the home phone: “Please don't call this number again.” What is right?",
      es: "El marido de tu contacto responde al teléfono de casa: «No vuelvan a llamar a este número». ¿Qué es lo correcto?",
    },
    options: {
      a: {
        en: "Record the request for that number, as he shares the line",
        es: "Registrar la petición para ese número, pues la línea es también suya",
      },
      b: {
        en: "Call again later, when your contact may be at home",
        es: "Llamar otra vez más tarde, cuando tu contacto pueda estar en casa",
      },
      c: {
        en: "Ask him to have your contact confirm it within a week",
        es: "Pedirle que tu contacto lo confirme en el plazo de una semana",
      },
      d: {
        en: "Ignore it, because he isn't the contact in your CRM",
        es: "Ignorarla, porque él no es el contacto que figura en tu CRM",
      },
    },
  },
  {
    id: "compliance-e19",
    prompt: {
      en: "A buyer begins to read out a card number in a recorded call. What do you do?",
      es: "Un comprador empieza a dictar el número de su tarjeta en una llamada grabada. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Repeat it aloud, so that no digit is misheard by anyone",
        es: "Lo repites en voz alta para que no haya errores en ninguna cifra",
      },
      b: {
        en: "Let it be recorded, as the recording is kept under a password",
        es: "Dejas que se grabe, ya que la grabación tiene contraseña",
      },
      c: {
        en: "Interrupt politely and move to the approved payment channel",
        es: "Interrumpes con cortesía y pasas al canal de pago aprobado",
      },
      d: {
        en: "Write it into the call note and delete the note afterwards",
        es: "Lo escribes en la nota de la llamada y la borras después",
      },
    },
  },
  {
    id: "compliance-e20",
    prompt: {
      en: "You notice that yesterday you called somebody on the company's do-not-call list. What do you do?",
      es: "Te das cuenta de que ayer llamaste a alguien de la lista de no llamar de la empresa. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Delete the call, so that the record shows no violation at all",
        es: "Borras la llamada para que no conste ninguna infracción",
      },
      b: {
        en: "Report it at once and leave the record of the call as it is",
        es: "Avisas enseguida y dejas el registro de la llamada tal cual",
      },
      c: {
        en: "Wait and see whether the person complains within ten days",
        es: "Esperas a ver si la persona se queja en un plazo de diez días",
      },
      d: {
        en: "Call again to apologise and to explain how it could happen",
        es: "Vuelves a llamar para disculparte y explicar qué ha pasado",
      },
    },
  },
  {
    id: "compliance-e21",
    prompt: {
      en: "Your company hires an agency to make its sales calls. Who answers for violations in those calls?",
      es: "Tu empresa contrata a una agencia para sus llamadas de ventas. ¿Quién responde de las infracciones en esas llamadas?",
    },
    options: {
      a: {
        en: "The agency alone, as it is the agency that places the calls",
        es: "Solo la agencia, porque es ella quien hace las llamadas",
      },
      b: {
        en: "Nobody, as long as the contract forbids such violations",
        es: "Nadie, siempre que el contrato prohíba esas infracciones",
      },
      c: {
        en: "The agency, and your company as well may be held liable",
        es: "La agencia, y tu empresa también puede ser responsable",
      },
      d: {
        en: "Your company alone, since an agency can't be held liable",
        es: "Solo tu empresa, pues una agencia no puede ser responsable",
      },
    },
  },
];
